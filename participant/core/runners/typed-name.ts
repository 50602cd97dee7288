/** The model's name in what a person typed: commands, quotes, options, variables, links and paths around it. */
import type { Environment } from './kinds.ts';

const COMMAND = /^(ollama|lms|llama-server|llama-cli|llama-run|llama\.cpp|jan|docker)(\.exe)?$/i;
const SUBCOMMAND = /^(run|pull|load|get|show|serve|chat|stop|import|model)$/i;
/** Options that carry the name. */
const NAMES_MODEL = /^(-m|--model|-hf|-hfr|--hf-repo|--alias|-a)$/;
/** Options with a value that is no name. */
const TAKES_VALUE =
  /^(--keepalive|--format|--gpu|--context-length|--identifier|--ttl|-c|--ctx-size|-ngl|--n-gpu-layers|--port|--host|-t|--threads|-n)$/;
const QUOTES = /^["'`´“”„‘’‚«»]+|["'`´“”„‘’‚«»]+$/g;

/** Names to look for, the most literal first; none where nothing was typed or its variable is not set. */
export function namesIn(typed: string, environment: Environment): string[] {
  const text = unquote(typed.trim().replace(/^(\$|>|PS .*>|C:\\.*>)\s+/, ''));
  const variable = variableName(text);
  if (variable !== null) return nameOf(lookUp(variable, environment));
  const names = nameOf(text);
  // A bare word in capitals may be a variable, after it has been tried as a model.
  const bare = /^[A-Z][A-Z0-9_]+$/.test(text) ? lookUp(text, environment) : null;
  return [...names, ...nameOf(bare)];
}

function nameOf(text: string | null): string[] {
  if (text === null) return [];
  const name = unlink(unquote(argument(unquote(text.trim()))));
  return name === '' ? [] : [name];
}

function unquote(text: string): string {
  return text.replace(QUOTES, '').trim();
}

/** `$MODEL`, `${MODEL}`, `%MODEL%`, `$env:MODEL`, `!MODEL!`. */
function variableName(text: string): string | null {
  const match = /^(?:\$env:(\w+)|\$\{(?:env:)?(\w+)\}|\$(\w+)|%(\w+)%|!(\w+)!)$/i.exec(text);
  return match?.slice(1).find((name) => name !== undefined) ?? null;
}

function lookUp(name: string, environment: Environment): string | null {
  const exact = environment[name];
  if (exact !== undefined && exact.trim() !== '') return exact;
  // Windows does not tell capitals apart.
  const key = Object.keys(environment).find((other) => other.toLowerCase() === name.toLowerCase());
  const value = key === undefined ? undefined : environment[key]?.trim();
  return value === undefined || value === '' ? null : value;
}

/** The name in a command line, or the text itself where it is none. */
function argument(text: string): string {
  const assigned = /^(?:export\s+|set\s+)?(?:[A-Z_]*MODEL|model)\s*[=:]\s*(.+)$/.exec(text)?.[1];
  if (assigned !== undefined) return assigned;
  const words = text.match(/"[^"]*"|'[^']*'|\S+/g) ?? [];
  const isCommand = COMMAND.test(words[0]?.replace(/^.*[\\/]/, '') ?? '');
  if (!isCommand && !(words[0] ?? '').startsWith('-')) return text;
  const rest = words.slice(isCommand ? 1 : 0);
  while (SUBCOMMAND.test(rest[0] ?? '')) rest.shift();
  const named = rest.findIndex((word) => NAMES_MODEL.test(word.replace(/=.*$/, '')));
  if (named >= 0) return rest[named]?.split('=')[1] ?? rest[named + 1] ?? '';
  for (let at = 0; at < rest.length; at += 1) {
    const word = rest[at] ?? '';
    if (TAKES_VALUE.test(word)) at += 1;
    else if (!word.startsWith('-')) return word;
  }
  return '';
}

/** Of a page about the model, its name; of Hugging Face the short form that servers list. */
function unlink(text: string): string {
  return text
    .replace(/^(https?|file):\/\//i, '')
    .replace(/^(www\.)?ollama\.com\/(library\/)?/i, '')
    .replace(/^(www\.)?lmstudio\.ai\/models\//i, '')
    .replace(/^(www\.)?huggingface\.co\//i, 'hf.co/')
    .replace(/\/(tree|blob|resolve)\/[^/]+/i, '')
    .replace(/[?#].*$/, '')
    .replace(/[,;/]+$/, '');
}

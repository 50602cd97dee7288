// Whether a program can be read by Node 12: what is newer must not stand in the client, or a Node that is too old for it
// answers with a syntax error instead of a sentence.
import { parseSync } from 'vite';

type Node = Readonly<Record<string, unknown>> & { readonly type: string };

/** Names of what is newer, each once. */
export function newerThanNode12(code: string): string[] {
  // As a script: what only modules may have is no program at all.
  const { program, errors } = parseSync('client.cjs', code);
  if (errors.length > 0) throw new Error(`It cannot be parsed: ${errors[0]?.message}`);
  const found = new Set<string>();
  visit(program, (node) => {
    const name = newer(node);
    if (name !== null) found.add(name);
  });
  return [...found].toSorted();
}

function newer(node: Node): string | null {
  const { type, operator } = node;
  if (type === 'ChainExpression') return '?.';
  if (type === 'LogicalExpression' && operator === '??') return '??';
  if (type === 'AssignmentExpression' && ['??=', '||=', '&&='].includes(String(operator))) return String(operator);
  if (type === 'StaticBlock') return 'static {}';
  if (type === 'MethodDefinition' && isPrivate(node['key'])) return 'private methods';
  if (type === 'BinaryExpression' && operator === 'in' && isPrivate(node['left'])) return '#x in';
  if (type === 'Literal' && /[dv]/.test((node['regex'] as { flags: string } | undefined)?.flags ?? ''))
    return 'flags d, v';
  return null;
}

function isPrivate(value: unknown): boolean {
  return isNode(value) && value.type === 'PrivateIdentifier';
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function visit(value: unknown, see: (node: Node) => void): void {
  if (Array.isArray(value)) {
    for (const one of value) visit(one, see);
  } else if (typeof value === 'object' && value !== null) {
    if (isNode(value)) see(value);
    for (const one of Object.values(value)) visit(one, see);
  }
}

/** Calls of what Node 18 does not have, by how they look in a minified program. */
const NEWER_THAN_NODE_18: Readonly<Record<string, RegExp>> = {
  'toSorted and its like': /\.(?:toSorted|toReversed|toSpliced)\(|[\w)\]]\.with\(\d/,
  'Array.fromAsync, groupBy': /\bArray\.fromAsync\(|\b(?:Object|Map)\.groupBy\(/,
  'Promise.withResolvers, Promise.try': /\bPromise\.(?:withResolvers|try)\(/,
  'AbortSignal.any': /\bAbortSignal\.any\(/,
  'methods of sets': /\.(?:isSubsetOf|isSupersetOf|isDisjointFrom|symmetricDifference)\(/,
  'methods of iterators':
    /\.(?:entries|values|keys)\(\)\.(?:map|filter|flatMap|find|some|every|toArray|take|drop|reduce)\(/,
  isWellFormed: /\.(?:isWellFormed|toWellFormed)\(/,
  'flag v': /RegExp\([^()]*,\s*[`'"][a-z]*v[a-z]*[`'"]\)/,
  'WebSocket, navigator': /\bnew WebSocket\(|\bnavigator\.(?:language|hardwareConcurrency)/,
  'later functions of Node': /\b(?:styleText|parseEnv|loadEnvFile|getBuiltinModule|getCallSites|globSync)\)?\(/,
  'later modules of Node': /require\([`'"]node:(?:sqlite|sea|test\/reporters)[`'"]\)/,
};

/** Names of what a Node 18 would fail at when it comes there, each once. */
export function newerThanNode18(code: string): string[] {
  return Object.entries(NEWER_THAN_NODE_18)
    .filter(([, look]) => look.test(code))
    .map(([name]) => name);
}

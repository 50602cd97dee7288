import { Option } from 'commander';
import type { Command } from 'commander';
import { ConfigError, readConfig, settings } from '../main/config.ts';
import type { SettingName } from '../main/config.ts';
import { examine } from '../main/doctor.ts';
import type { DoctorReport, Examination } from '../main/doctor.ts';
import { languages } from '../participant/core/language.ts';
import type { Language } from '../participant/core/language.ts';
import { clientLanguage, namedLanguage } from '../participant/language.ts';
import { givenFlags, loadDotEnv } from './serve.ts';

/** Exit code where a light is red. */
const RED = 1;

type Light = DoctorReport['checks'][number]['light'];

const LIGHTS: Readonly<Record<Language, Readonly<Record<Light, string>>>> = {
  'pt-BR': { green: 'verde', amber: 'amarelo', red: 'vermelho', off: '-' },
  en: { green: 'green', amber: 'amber', red: 'red', off: '-' },
};

const COLOURS: Readonly<Record<Light, string>> = { green: '32', amber: '33', red: '31', off: '2' };

/** Columns that a light takes. */
const WIDE = 10;

/** The report as lines of text; with colours on a terminal that wants them. */
export function reportLines({ url, report }: Examination, language: Language, colours: boolean): string[] {
  const head = {
    'pt-BR':
      url === null ? 'Nenhuma arena está rodando nesta pasta de dados; isto é o que se vê sem ela.' : `Arena: ${url}`,
    en: url === null ? 'No arena runs on this data folder; this is what can be seen without one.' : `Arena: ${url}`,
  };
  const margin = ' '.repeat(WIDE);
  const lines = report.checks.flatMap(({ light, title, detail, remedy }) => {
    const word = LIGHTS[language][light].padEnd(WIDE);
    return [
      `${colours ? `\u001b[${COLOURS[light]}m${word}\u001b[0m` : word}${title}`,
      `${margin}${detail}`,
      ...(remedy === null ? [] : remedy.split('\n').map((step) => `${margin}> ${step}`)),
    ];
  });
  return [head[language], ...lines];
}

export function exitCodeOf(report: DoctorReport): number {
  return report.checks.some(({ light }) => light === 'red') ? RED : 0;
}

async function doctor(command: Command): Promise<void> {
  loadDotEnv();
  const { url, language: asked, json } = command.opts<{ url?: string; language?: string; json?: boolean }>();
  const { env, stdout } = process;
  if (asked !== undefined && namedLanguage(asked) === null)
    throw new ConfigError(`--language takes ${languages.join(' or ')}.`);
  const language = clientLanguage(asked, env);
  const config = readConfig(givenFlags(command), env);
  const found = await examine(config, language, url === undefined ? null : plainUrl(url));
  const colours = stdout.isTTY && env['NO_COLOR'] === undefined;
  const text = json
    ? JSON.stringify({ url: found.url, ...found.report })
    : reportLines(found, language, colours).join('\n');
  stdout.write(`${text}\n`);
  process.exitCode = exitCodeOf(found.report);
}

/** Without the scheme, too, as the telão shows it. */
function plainUrl(text: string): string {
  const url = /^https?:\/\//i.test(text) ? text : `http://${text}`;
  if (!URL.canParse(url))
    throw new ConfigError(`--url takes the address of an arena, for example http://127.0.0.1:3000.`);
  return new URL(url).origin;
}

/** Settings of the host that it takes, in its own words: it looks, and starts nothing. */
const TAKEN = {
  data: 'data folder of the arena to ask; with none running, where its database would be',
  organizerKey: 'organizer key of that arena; else the one kept in the data folder',
  organizerKeyFile: 'file that holds the organizer key',
  host: 'with no arena running: the address that it would listen on',
  port: 'with no arena running: the port to look at, whether it is free',
  mdns: 'with no arena running: leave its name on the network out',
  mdnsHostname: 'with no arena running: the name to look for on the network',
} as const satisfies Partial<Record<SettingName, string>>;

export function registerDoctor(program: Command): void {
  const command = program.command('doctor').description('what works and what does not: network, phones, disk, clock');
  command.option('--url <address>', 'arena to ask, else the one of the data folder');
  for (const [name, what] of Object.entries(TAKEN)) {
    const { flag, env } = settings[name as keyof typeof TAKEN];
    if (flag !== null) command.addOption(new Option(flag, `${what} (${env[0]})`));
  }
  command.option('--language <language>', `${languages.join(' or ')}; else that of the system`);
  command.option('--json', 'the report as JSON');
  command.action(() => doctor(command));
}

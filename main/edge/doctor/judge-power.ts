import type { PowerFacts } from './facts.ts';
import type { Finding, Language } from './finding.ts';

/** A laptop that sleeps takes the arena with it, and a dark screen the telão. */
const AWAKE: Partial<Record<NodeJS.Platform, Readonly<Record<Language, string>>>> = {
  win32: {
    'pt-BR':
      'Desligue a suspensão e a proteção de tela: Configurações → Sistema → Energia → tela e suspensão: “Nunca”.',
    en: 'Switch off sleep and screen saver: Settings → System → Power → screen and sleep: “Never”.',
  },
  darwin: {
    'pt-BR': 'Desligue o repouso e a proteção de tela; ou deixe aberto num terminal: caffeinate -d',
    en: 'Switch off sleep and screen saver; or keep this open in a terminal: caffeinate -d',
  },
};
const AWAKE_ANYWHERE: Readonly<Record<Language, string>> = {
  'pt-BR': 'Desligue a suspensão e a proteção de tela nas configurações de energia.',
  en: 'Switch off sleep and screen saver in the power settings.',
};

export function judgePower({ source, percent }: PowerFacts, platform: NodeJS.Platform): Finding {
  const awake = AWAKE[platform] ?? AWAKE_ANYWHERE;
  if (source === 'unknown') {
    return {
      light: 'off',
      'pt-BR': ['Tomada ou bateria: não dá para saber daqui', `Ligue este computador na tomada. ${awake['pt-BR']}`],
      en: ['Mains or battery: it cannot be known from here', `Plug this computer in. ${awake.en}`],
    };
  }
  if (source === 'battery') {
    return {
      light: 'amber',
      'pt-BR': [
        'Este computador está na bateria',
        `${percent === null ? 'Ela' : `Há ${percent}% nela, e ela`} pode acabar no meio da noite; na bateria ele também dorme mais cedo.`,
        `Ligue-o na tomada.\n${awake['pt-BR']}`,
      ],
      en: [
        'This computer runs on its battery',
        `${percent === null ? 'It' : `${percent}% are left, and it`} may be empty in the middle of the night; on battery the computer also sleeps sooner.`,
        `Plug it in.\n${awake.en}`,
      ],
    };
  }
  return {
    light: 'green',
    'pt-BR': [
      'Ligado na tomada',
      source === 'none' ? 'Este computador não tem bateria.' : `A bateria não está em uso. ${awake['pt-BR']}`,
    ],
    en: [
      'Runs on mains',
      source === 'none' ? 'This computer has no battery.' : `The battery is not in use. ${awake.en}`,
    ],
  };
}

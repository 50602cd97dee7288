import type { ClockFacts, DiskFacts } from './facts.ts';
import { bytes, timeOfDay } from './finding.ts';
import type { Finding, Language } from './finding.ts';

/** A night with its tokens takes a few megabytes; a disk this full has other trouble soon. Bytes. */
const LITTLE = 1_000_000_000;
const TOO_LITTLE = 100_000_000;

export function judgeDisk(facts: DiskFacts | null): Finding {
  if (facts === null) {
    return {
      light: 'off',
      'pt-BR': ['Nada é gravado', 'Isto é um ensaio: nada dele fica no disco.'],
      en: ['Nothing is written', 'This is a rehearsal: nothing of it stays on the disk.'],
    };
  }
  const { folder, free, writes, storageWorks } = facts;
  const left = {
    'pt-BR': free === null ? '' : ` Há ${bytes(free, 'pt-BR')} livres.`,
    en: free === null ? '' : ` ${bytes(free, 'en')} are free.`,
  };
  if (writes === false || !storageWorks) {
    return {
      light: 'red',
      'pt-BR': [
        'O disco recusa a gravação',
        `${folder} não aceita o que a arena grava.${left['pt-BR']}`,
        'Libere espaço e confira as permissões da pasta. Não feche a arena antes de este sinal ficar verde: o que está na memória é gravado assim que der.',
      ],
      en: [
        'The disk refuses to write',
        `${folder} does not take what the arena writes.${left.en}`,
        'Free some space and check the permissions of the folder. Do not close the arena before this light is green: what is in memory is written as soon as it can be.',
      ],
    };
  }
  if (free !== null && free < LITTLE) {
    return {
      light: free < TOO_LITTLE ? 'red' : 'amber',
      'pt-BR': ['Pouco espaço no disco', `Em ${folder}.${left['pt-BR']}`, 'Libere espaço antes da primeira rodada.'],
      en: ['Little space on the disk', `In ${folder}.${left.en}`, 'Free some space before the first round.'],
    };
  }
  if (writes === null) {
    return {
      light: 'green',
      'pt-BR': ['O disco está pronto', `A arena vai criar ${folder}.${left['pt-BR']}`],
      en: ['The disk is ready', `The arena will make ${folder}.${left.en}`],
    };
  }
  return {
    light: 'green',
    'pt-BR': ['O disco grava', `Em ${folder}.${left['pt-BR']}`],
    en: ['The disk writes', `In ${folder}.${left.en}`],
  };
}

/** Before this program was, and long after it. */
const SANE = { from: Date.UTC(2025, 0), to: Date.UTC(2100, 0) };
/** Two clocks are never quite the same. Milliseconds. */
const SLACK = 5_000;
const BEHIND = 60_000;

export function judgeClock({ now, offMs, newestAt }: ClockFacts, platform: NodeJS.Platform): Finding {
  const set = SET[platform] ?? SET.linux;
  if (now < SANE.from || now >= SANE.to) {
    return {
      light: 'red',
      'pt-BR': [
        'O relógio está errado',
        `Este computador acha que é ${when(now, 'pt-BR')}. Horários e nomes dos arquivos da noite sairiam assim.`,
        set['pt-BR'],
      ],
      en: [
        'The clock is wrong',
        `This computer thinks it is ${when(now, 'en')}. Times and file names of the night would say so.`,
        set.en,
      ],
    };
  }
  if (newestAt !== null && newestAt - now > BEHIND) {
    return {
      light: 'red',
      'pt-BR': [
        'O relógio está atrasado',
        `São ${when(now, 'pt-BR')}, mas o que está gravado vai até ${when(newestAt, 'pt-BR')}: um dos dois está errado.`,
        set['pt-BR'],
      ],
      en: [
        'The clock is behind',
        `It is ${when(now, 'en')}, but what is stored goes up to ${when(newestAt, 'en')}: one of them is wrong.`,
        set.en,
      ],
    };
  }
  if (Math.abs(offMs) > SLACK) {
    const seconds = Math.round(Math.abs(offMs) / 1_000);
    return {
      light: 'amber',
      'pt-BR': [
        'O relógio pulou',
        `${span(seconds, 'pt-BR')} ${offMs > 0 ? 'para a frente' : 'para trás'}, ou o computador dormiu. Prazos não mudam por isso; a arena acerta a hora na próxima rodada.`,
        `Confira a hora deste computador. ${set['pt-BR']}`,
      ],
      en: [
        'The clock has jumped',
        `${span(seconds, 'en')} ${offMs > 0 ? 'ahead' : 'back'}, or the computer slept. No deadline moves by it; the arena takes the new time at the next round.`,
        `Check the time of this computer. ${set.en}`,
      ],
    };
  }
  return {
    light: 'green',
    'pt-BR': ['O relógio está certo', `São ${timeOfDay(now, 'pt-BR')} neste computador.`],
    en: ['The clock is right', `It is ${timeOfDay(now, 'en')} on this computer.`],
  };
}

type Both = Readonly<Record<Language, string>>;

const SET: Partial<Record<NodeJS.Platform, Both>> & { readonly linux: Both } = {
  win32: {
    'pt-BR': 'Acerte-o em Configurações → Hora e idioma → Data e hora.',
    en: 'Set it in Settings → Time & language → Date & time.',
  },
  darwin: {
    'pt-BR': 'Acerte-o em Ajustes do Sistema → Geral → Data e Hora.',
    en: 'Set it in System Settings → General → Date & Time.',
  },
  linux: {
    'pt-BR': "Acerte-o nas configurações de data e hora, ou com: sudo date -s 'AAAA-MM-DD HH:MM'",
    en: "Set it in the date and time settings, or with: sudo date -s 'YYYY-MM-DD HH:MM'",
  },
};

function when(at: number, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'medium' }).format(at);
}

function span(seconds: number, language: Language): string {
  const [value, unit] =
    seconds < 120 ? [seconds, 'second'] : seconds < 7_200 ? [seconds / 60, 'minute'] : [seconds / 3_600, 'hour'];
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: String(unit),
    unitDisplay: 'long',
    maximumFractionDigits: 0,
  }).format(Number(value));
}

// What to do where a layer fails: sentences by key, and commands to copy with this page's own origin in them.
//
// - Ollama answers 403 to a page whose origin it does not know, and knows localhost, 127.0.0.1 and 0.0.0.0 by itself;
//   OLLAMA_ORIGINS adds to them (github.com/ollama/ollama envconfig/config.go; docs.ollama.com/faq says where to set it on
//   each system). Its app has no field for it (ollama/ollama#11295).
// - LM Studio: "Enable CORS" in the server's settings (lmstudio.ai/docs/developer/core/server/settings), or
//   `lms server start --cors`.
// - llama.cpp lets every page read, unless started with --cors-origins (ggml-org/llama.cpp#25655).
// - Jan: Settings, Local API Server, CORS; its key is asked for (jan.ai/docs/local-api).
import type { ServerKind } from '../../../participant/core/runners/kinds.ts';
import { posixWord } from '../command.ts';
import type { System } from '../system.ts';

export interface Step {
  readonly say:
    | 'ollamaWindows'
    | 'ollamaMac'
    | 'ollamaLinux'
    | 'ollamaRestartWindows'
    | 'ollamaRestartMac'
    | 'ollamaByHand'
    | 'lmstudioSwitch'
    | 'lmstudioCommand'
    | 'llamacppCors'
    | 'janCors'
    | 'otherCors';
  readonly command: string | null;
}

/** How a server is told to let this page read its answers. */
export function corsCure(kind: ServerKind | null, system: System, origin: string): readonly Step[] {
  switch (kind) {
    case 'ollama':
      return ollama(system, origin);
    case 'lmstudio':
      return [
        { say: 'lmstudioSwitch', command: null },
        { say: 'lmstudioCommand', command: 'lms server start --cors' },
      ];
    case 'llamacpp':
      return [{ say: 'llamacppCors', command: `llama-server --cors-origins ${posixWord(origin)}` }];
    case 'jan':
      return [{ say: 'janCors', command: null }];
    default:
      return [{ say: 'otherCors', command: origin }];
  }
}

function ollama(system: System, origin: string): readonly Step[] {
  switch (system) {
    case 'windows':
      return [
        // Double quotes: PowerShell and cmd.exe both take them for quotes.
        { say: 'ollamaWindows', command: `setx OLLAMA_ORIGINS "${origin}"` },
        { say: 'ollamaRestartWindows', command: null },
      ];
    case 'macos':
      return [
        { say: 'ollamaMac', command: `launchctl setenv OLLAMA_ORIGINS ${posixWord(origin)}` },
        { say: 'ollamaRestartMac', command: null },
      ];
    case 'linux':
      return [
        { say: 'ollamaLinux', command: systemd(origin) },
        { say: 'ollamaByHand', command: `OLLAMA_ORIGINS=${posixWord(origin)} ollama serve` },
      ];
  }
}

/** An override of the service that Ollama's installer makes, and its restart. */
function systemd(origin: string): string {
  const folder = '/etc/systemd/system/ollama.service.d';
  const unit = `[Service]\\nEnvironment="OLLAMA_ORIGINS=${origin}"\\n`;
  const write = `sudo mkdir -p ${folder} && printf ${posixWord(unit)} | sudo tee ${folder}/llm-arena.conf`;
  return `${write} && sudo systemctl daemon-reload && sudo systemctl restart ollama`;
}

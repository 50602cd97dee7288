/** What the room reads where one person brings several models. */
import { limits } from '../../protocol/limits.ts';
import { cleanNickname } from '../settings.ts';

/** One name for each model: the names given, or the one name with the model behind it. */
export function seatNames(nicknames: readonly string[], models: readonly string[]): string[] {
  const [one = ''] = nicknames;
  const names =
    models.length === 1 || nicknames.length === models.length
      ? models.map((_model, at) => nicknames[at] ?? one)
      : models.map((model) => withModel(one, shortName(model)));
  return names.map((name, at) => {
    const same = names.slice(0, at).filter((other) => other === name).length;
    return same === 0 ? name : withEnd(name, ` ${same + 1}`);
  });
}

function withModel(nickname: string, model: string): string {
  const behind = cleanNickname(model).slice(0, limits.nicknameChars / 2);
  return withEnd(nickname, ` · ${behind}`);
}

/** The end tells them apart, so the front gives way. */
function withEnd(front: string, end: string): string {
  return cleanNickname(
    `${Array.from(front)
      .slice(0, limits.nicknameChars - end.length)
      .join('')
      .trimEnd()}${end}`,
  );
}

/** Without publisher, path, file ending and the tag everybody has. */
function shortName(model: string): string {
  const last = model.replaceAll('\\', '/').split('/').at(-1) ?? model;
  return last.replace(/\.gguf$/i, '').replace(/:latest$/i, '');
}

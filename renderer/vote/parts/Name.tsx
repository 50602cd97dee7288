import { EntryMark } from '../../ui/EntryMark.tsx';

/** Whose answer it is: mark and name. What a participant typed stays in its box. */
export function Name({ id, name }: { id: string; name: string }) {
  return (
    <span className="name" title={name}>
      <EntryMark name={id} />
      <bdi>{name}</bdi>
    </span>
  );
}

/** A tick, drawn: not every phone has the letter. The words beside it say the same. */
export function Check() {
  return (
    <svg className="check" viewBox="0 0 16 16" aria-hidden="true">
      <path d="M2 9l4 4 8-10" />
    </svg>
  );
}

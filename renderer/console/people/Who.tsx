/** Whose row it is. What they typed stays in its box, and whole in the tooltip. */
export function Who({ nickname, model, runner }: { nickname: string; model: string; runner: string }) {
  const machine = [model, runner].filter((part) => part !== '').join(' · ');
  return (
    <div className="who">
      <span className="who-name" dir="auto" title={nickname}>
        {nickname}
      </span>
      <span className="who-machine" dir="auto" title={machine}>
        {machine}
      </span>
    </div>
  );
}

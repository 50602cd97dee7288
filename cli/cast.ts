/** `llm-arena cast`: the room of a rehearsal. Started by the host, not by people. */
import type { Command } from 'commander';
import { playCast } from '../participant/rehearsal/cast.ts';

export function registerCast(program: Command): void {
  program.command('cast', { hidden: true }).action(async () => {
    // Ctrl-C in the host's terminal reaches this process too: it is the host that ends it.
    process.on('SIGINT', () => undefined);
    await playCast(process.stdin, (event) => void process.stdout.write(`${JSON.stringify(event)}\n`));
    process.exit();
  });
}

// npm starts a script as `sh -c "node …"` and passes SIGTERM on to that shell, which dies without telling its child: the
// host would stay behind with its port and its database. So whoever runs under npm looks whether its shell still lives.
const EVERY_MS = 200;

/** When the shell that npm put between us is gone, the signal it swallowed is raised here. */
export function followParent() {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, EVERY_MS);
  timer.unref();
}

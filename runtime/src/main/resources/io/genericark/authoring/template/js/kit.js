// @NAME@: keeps one program running. Put what you protect in its place.

export const kit = {
  summary: 'keeps one program running',
  version: '0.1.0',
  needs: ['exec', 'processes'], // all else is refused
  timeouts: { restore: '30s', remove: '15s', quickCheck: '5s', recover: '30s' },
  parameters: {
    program: { type: 'text', default: '/bin/sleep', help: 'absolute path of the program' },
    arguments: { type: 'list', default: 'infinity', help: 'its arguments, separated by commas' },
  },
};

/** What this resource has started carries its tag; nothing else is ever taken for it. */
const running = (ctx) => ctx.processes({ tag: ctx.tag }).map((process) => process.pid);

/** Brings it in service. Repeatable: what runs already is left alone. */
export function restore(ctx) {
  if (running(ctx).length > 0) return;
  ctx.gate(); // before each write: do we still have the right?
  const start = '"$@" </dev/null >/dev/null 2>&1 &';
  ctx.exec(['sh', '-c', start, 'start', ctx.param('program'), ...ctx.param('arguments')]);
  ctx.sleep(100);
  if (running(ctx).length === 0) throw new Error(`${ctx.param('program')} ended at once`);
  ctx.log.info('started', ctx.param('program'));
}

/** Takes it out of service. Ok when it is out already; returns only when nothing of it runs any more. */
export function remove(ctx) {
  for (let signal = 'TERM'; running(ctx).length > 0; signal = 'KILL') {
    running(ctx).forEach((pid) => ctx.kill(pid, signal));
    for (let wait = 0; wait < 20 && running(ctx).length > 0; wait++) ctx.sleep(50);
  }
}

/** Looks, and changes nothing. Ask the service itself for an answer where you can: see ctx.tcpConnect. */
export function quickCheck(ctx) {
  return running(ctx).length > 0 || { health: 'failed', reason: `${ctx.param('program')} does not run` };
}

/** Repairs it on this node after a failed check. Leave it out, and a failure goes straight to failover. */
export function recover(ctx) {
  remove(ctx);
  restore(ctx);
}

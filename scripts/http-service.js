// Any program that serves HTTP: started by a command, watched by a URL, stopped by a signal. Copy it, and change what is yours.

export const kit = {
  summary: 'any program that serves HTTP: a command, a URL, a signal',
  version: '1.0',
  needs: ['exec', 'processes', 'files', 'network'],
  timeouts: { restore: '60s', remove: '30s', quickCheck: '5s', recover: '60s' },
  parameters: {
    command: { required: true, help: 'what to run, for /bin/sh; it stays in the foreground and keeps its environment' },
    user: { default: '', help: 'whom it runs as; empty: as ark does' },
    directory: { default: '/', help: 'what it runs in' },
    log: { required: true, help: 'absolute path of the file that takes its output' },
    url: { required: true, help: 'what must answer, such as http://127.0.0.1:8080/health' },
    status: { type: 'integer', default: 200, min: 100, max: 599, help: 'and with which status' },
    'stop-signal': { default: 'TERM', values: ['TERM', 'INT', 'QUIT', 'HUP', 'KILL'], help: 'asks it to end' },
    grace: { type: 'duration', default: '10s', help: 'how long it may take to; then it is killed' },
  },
};

const pidFile = (ctx) => `${ctx.param('log')}.pid`;
const sessionOf = (pid) => (stat) => (stat ?? '').split(') ').pop().split(' ')[3] === pid;

/** The service and what it has started: what carries our tag, in the session that was made for it. */
function running(ctx) {
  const isOfSession = sessionOf((ctx.readFile(pidFile(ctx)) ?? '').trim());
  return ctx.processes({ tag: ctx.tag }).filter(({ pid }) => isOfSession(ctx.readFile(`/proc/${pid}/stat`)));
}

/**
 * Nothing when it answers as it should, or a verdict.
 * @returns {{ health: 'failed' | 'unknown', reason: string } | null}
 */
function verdict(ctx) {
  try {
    const { status } = ctx.http(ctx.param('url'), { timeout: 3000 });
    if (status === ctx.param('status')) return null;
    return { health: 'failed', reason: `${ctx.param('url')} answers ${status} and not ${ctx.param('status')}` };
  } catch (e) {
    const reason = e instanceof Error ? e.message : String(e);
    return { health: reason.includes('no answer within') ? 'unknown' : 'failed', reason };
  }
}

const lastWords = (ctx) => ctx.exec(['tail', '-n', '1', ctx.param('log')]).stdout.trim();

export function restore(ctx) {
  if (running(ctx).length > 0 && verdict(ctx) === null) return; // repeatable: already in service
  remove(ctx);
  ctx.gate();
  // Its output goes to its own log: what it would write to ours, nobody reads.
  const start = 'setsid sh -c "$1" >>"$2" 2>&1 & echo $!';
  const started = ctx.exec(['sh', '-c', start, 'sh', ctx.param('command'), ctx.param('log')], {
    user: ctx.param('user'),
    cwd: ctx.param('directory'),
  });
  if (!started.ok) throw new Error(`the command did not start: ${started.stderr.trim()}`);
  ctx.writeFile(pidFile(ctx), started.stdout);
  let looksWithoutProcess = 0; // a few: a shell may just be replacing itself by the service
  ctx.waitUntil(
    () => {
      if (running(ctx).length === 0) looksWithoutProcess += 1;
      if (looksWithoutProcess > 5) throw new ctx.KitError('DENIED', `the command ended at once: ${lastWords(ctx)}. Next: read ${ctx.param('log')}`);
      return verdict(ctx) === null;
    },
    { what: `an answer of ${ctx.param('url')}` },
  );
}

export function remove(ctx) {
  const limit = Math.min(ctx.param('grace'), ctx.timeLeft() - 5000);
  for (const { pid } of running(ctx)) ctx.kill(pid, ctx.param('stop-signal'));
  for (let waited = 0; running(ctx).length > 0 && waited < limit; waited += 50) ctx.sleep(50);
  ctx.waitUntil(
    () => {
      const left = running(ctx);
      left.forEach(({ pid }) => ctx.kill(pid, 'KILL'));
      return left.length === 0;
    },
    { timeout: 4000, interval: 20, what: 'the end of the service' },
  );
}

/**
 * Nothing when it is well, or a verdict.
 * @returns {{ health: 'failed' | 'unknown', reason: string } | null}
 */
function trouble(ctx) {
  if (running(ctx).length > 0) return verdict(ctx);
  return { health: 'failed', reason: `the process is gone: ${lastWords(ctx)}` };
}

export function quickCheck(ctx) {
  return trouble(ctx) ?? true;
}

/** What does not answer at all is not there, whatever keeps it. */
export function deepCheck(ctx) {
  const found = trouble(ctx);
  return found ? { health: 'failed', reason: found.reason } : true;
}

export function recover(ctx) {
  remove(ctx);
  restore(ctx);
}

// nginx, tested before it starts and watched by HTTP. Copy it, and change what is yours.
//
// nginx overwrites its environment, so what belongs to it is not found by ARK_TAG. The master is found by its pid file and by
// the configuration in its command line. A master that was killed leaves workers that still serve: they are found by their
// session, which is the one that the master had made for itself. The let-go step (END) ends all of them the same way.

export const kit = {
  summary: 'nginx with a configuration of its own',
  version: '1.0',
  needs: ['exec', 'processes', 'files', 'network'],
  timeouts: { restore: '30s', remove: '20s', quickCheck: '5s', recover: '30s' },
  parameters: {
    config: { default: '/etc/nginx/nginx.conf', help: 'absolute path of the configuration; each resource has its own' },
    'pid-file': { default: '/run/nginx.pid', help: 'what the configuration says after pid' },
    program: { default: '/usr/sbin/nginx', help: 'nginx itself' },
    url: { required: true, help: 'what must answer, such as http://127.0.0.1/' },
    status: { type: 'integer', default: 200, min: 100, max: 599, help: 'and with which status' },
    grace: { type: 'duration', default: '5s', help: 'how long requests under way may still take when it stops' },
  },
};

// $1 pid file, $2 configuration. The master goes first: it would start workers anew. No program is started for a process.
const END = String.raw`
read -r master 2>/dev/null < "$1" || exit 0
case $master in ''|*[!0-9]*) exit 0;; esac
if read -r pid comm state rest 2>/dev/null < "/proc/$master/stat" && [ "$state" != Z ]; then
  [ "$comm" = '(nginx)' ] && grep -qF -e "$2" "/proc/$master/cmdline" || exit 0
  kill -KILL "$master"
fi
for process in /proc/[0-9]*; do
  read -r name 2>/dev/null < "$process/comm" && [ "$name" = nginx ] || continue
  read -r pid comm state parent group session rest 2>/dev/null < "$process/stat" || continue
  [ "$session" = "$master" ] && kill -KILL "$pid" 2>/dev/null
done
exit 0`;

const endArgv = (ctx) => ['/bin/sh', '-c', END, 'ark-end', ctx.param('pid-file'), ctx.param('config')];
const nginx = (ctx, ...more) => ctx.exec([ctx.param('program'), '-c', ctx.param('config'), ...more]);
const firstLine = (text) => text.trim().split('\n')[0];

/** The pid of our master while it lives; a pid file alone could name somebody else's process. */
function master(ctx) {
  const found = ctx.processes({ pidFile: ctx.param('pid-file') });
  return found.find(({ command }) => command.startsWith('nginx: master') && command.includes(ctx.param('config')))?.pid;
}

/** Workers whose master is gone, and that serve all the same. */
function orphans(ctx) {
  const session = (ctx.readFile(ctx.param('pid-file')) ?? '').trim();
  if (!session || master(ctx)) return [];
  const sessionOf = (pid) => (ctx.readFile(`/proc/${pid}/stat`) ?? '').split(') ').pop().split(' ')[3];
  return ctx.processes({ name: 'nginx' }).filter(({ pid }) => sessionOf(pid) === session);
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

const answers = (ctx) => verdict(ctx) === null;

function requireGoodConfiguration(ctx) {
  const test = nginx(ctx, '-t', '-q');
  if (!test.ok) throw new ctx.KitError('DENIED', `the configuration is refused: ${firstLine(test.stderr)}`);
}

export function restore(ctx) {
  ctx.letGo(endArgv(ctx));
  if (master(ctx) && answers(ctx)) return;
  requireGoodConfiguration(ctx);
  end(ctx);
  ctx.gate();
  const started = nginx(ctx);
  if (!started.ok) throw new Error(`nginx did not start: ${firstLine(started.stderr)}`);
  ctx.waitUntil(() => master(ctx), { timeout: 5000, what: `a master of ${ctx.param('config')} in ${ctx.param('pid-file')}` });
  ctx.waitUntil(() => answers(ctx), { what: `an answer of ${ctx.param('url')}` });
}

/** Ends all of it at once, and says when something lives on. */
function end(ctx) {
  ctx.exec(endArgv(ctx));
  ctx.waitUntil(() => !master(ctx) && orphans(ctx).length === 0, { timeout: 3000, what: 'the end of nginx' });
}

export function remove(ctx) {
  const pid = master(ctx);
  if (pid) {
    ctx.kill(pid, 'QUIT'); // finishes the requests that are under way
    const limit = Math.min(ctx.param('grace'), ctx.timeLeft() - 4000);
    for (let waited = 0; master(ctx) && waited < limit; waited += 50) ctx.sleep(50);
  }
  end(ctx);
}

/**
 * Nothing when it is well, or a verdict.
 * @returns {{ health: 'failed' | 'unknown', reason: string } | null}
 */
function trouble(ctx) {
  if (master(ctx)) return verdict(ctx);
  const left = orphans(ctx).length;
  return { health: 'failed', reason: `the master is gone${left ? `, and ${left} workers of it still serve` : ''}` };
}

export function quickCheck(ctx) {
  return trouble(ctx) ?? true;
}

/** What does not answer at all is not there, whatever keeps it. */
export function deepCheck(ctx) {
  const found = trouble(ctx);
  return found ? { health: 'failed', reason: found.reason } : true;
}

/** A reload while the master lives, because that keeps connections; otherwise from the beginning. */
export function recover(ctx) {
  const pid = master(ctx);
  if (pid) {
    requireGoodConfiguration(ctx);
    ctx.gate();
    ctx.kill(pid, 'HUP');
    for (let waited = 0; waited < 3000; waited += 200) {
      if (answers(ctx)) return;
      ctx.sleep(200);
    }
  }
  end(ctx);
  restore(ctx);
}

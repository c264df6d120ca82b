// A kit in JavaScript: a small HTTP service that answers with its node's name. Copy it, and change what is yours.

export const kit = {
  summary: 'a small HTTP service that answers with its node\'s name (sample in JavaScript)',
  version: '1.0',
  timeouts: { restore: '15s', remove: '10s', quickCheck: '3s', recover: '15s' },
  parameters: {
    port: { type: 'integer', default: 8080, min: 1, max: 65535, help: 'TCP port' },
    address: { type: 'text', default: '127.0.0.1', help: 'address to listen on' },
    'run-dir': { type: 'text', default: '/tmp/ark-demo', help: 'where the pid file and the log go' },
  },
};

const SERVER = `
import http.server, sys
class Echo(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        body = (sys.argv[3] + "\\n").encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
    def log_message(self, *_): pass
http.server.ThreadingHTTPServer((sys.argv[1], int(sys.argv[2])), Echo).serve_forever()`;

const pidFile = (ctx) => `${ctx.param('run-dir')}/${ctx.tag}.${ctx.node}.pid`;
const answers = (ctx) => ctx.tcpConnect(ctx.param('address'), ctx.param('port'), 1000);

/** The pid of our service while it runs: the pid file alone could name somebody else's process. */
function running(ctx) {
  const pid = Number((ctx.readFile(pidFile(ctx)) ?? '').trim());
  return pid && ctx.processes({ tag: ctx.tag }).some((process) => process.pid === pid) ? pid : null;
}

export function restore(ctx) {
  if (running(ctx) && answers(ctx)) return; // repeatable: already in service
  remove(ctx);
  ctx.gate(); // before each write: do we still have the right?
  const log = pidFile(ctx).replace(/pid$/, 'log');
  ctx.writeFile(log, '');
  const start = 'python3 -c "$1" "$2" "$3" "$4" >"$5" 2>&1 & echo $!';
  const { stdout } = ctx.exec(
    ['sh', '-c', start, 'demo', SERVER, ctx.param('address'), ctx.param('port'), ctx.node, log]);
  ctx.writeFile(pidFile(ctx), stdout);
  while (!answers(ctx)) {
    if (!running(ctx)) throw new Error(`the service ended at once: ${ctx.readFile(log).trim().split('\n').pop()}`);
    ctx.sleep(50);
  }
  ctx.log.info('serving on', ctx.param('port'), 'as pid', stdout.trim());
}

export function remove(ctx) {
  for (let pid = running(ctx); pid; pid = running(ctx)) {
    ctx.exec(['kill', '-KILL', pid]);
    ctx.sleep(20);
  }
  ctx.removeFile(pidFile(ctx));
}

export function quickCheck(ctx) {
  if (!running(ctx)) return { health: 'failed', reason: 'the process is gone' };
  return answers(ctx) || { health: 'failed', reason: `nothing listens on ${ctx.param('port')}` };
}

export function recover(ctx) {
  remove(ctx);
  restore(ctx);
}

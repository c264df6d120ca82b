// The border between a JavaScript kit and the kit-host: only texts cross it (JSON), so that neither side can keep or
// change an object of the other. `host(name, json)` answers {value} or {error: {kind, message}}.
(host, facts, kit) => {
  class KitError extends Error {
    constructor(kind, message) {
      super(message);
      this.kind = kind;
    }
  }

  const call = (name, args = {}) => {
    const answer = JSON.parse(host(name, JSON.stringify(args)));
    if (answer.error) throw new KitError(answer.error.kind, answer.error.message);
    return answer.value;
  };

  const text = (words) =>
    words.map((word) => (typeof word === 'string' ? word : (JSON.stringify(word) ?? String(word)))).join(' ');
  const log = (level) => (...words) => call('log', { level, text: text(words) });

  // Before the deadline, so that the script's own words are heard and not those of the host.
  const MARGIN = 100;
  const shown = (last) =>
    last instanceof Error ? `${last.name}: ${last.message}` : (JSON.stringify(last) ?? String(last));

  const waitUntil = (fn, { timeout = Infinity, interval = 100, what = 'the condition' } = {}) => {
    const began = call('timeLeft');
    const limit = Math.min(timeout, began - MARGIN);
    for (;;) {
      let last;
      try {
        last = fn();
        if (typeof last?.then === 'function') {
          throw new KitError('DENIED', 'waitUntil needs a function that returns a value and not a promise');
        }
        if (last) return last;
      } catch (e) {
        if (e?.kind === 'DENIED') throw e; // it will fail again until somebody changes something
        last = e;
      }
      const left = limit - (began - call('timeLeft'));
      if (left <= 0) {
        throw new KitError('INDETERMINATE', `${what}: not so within ${limit} ms; last seen: ${shown(last)}`);
      }
      call('sleep', { millis: Math.min(interval, left) });
    }
  };

  // aws.ec2.describeRouteTables({...}): names are taken as they come, and the host knows which there are.
  const named = (make) =>
    new Proxy(Object.freeze({}), { get: (_, name) => (typeof name === 'string' && name !== 'then' ? make(name) : undefined) });
  const aws = named((service) =>
    named((operation) => (args = {}, options = {}) =>
      call('library', { library: 'aws', service, operation, arguments: args, options })));

  const { tag, id, node, epoch, longestCall, parameters, peers, dryRun } = JSON.parse(facts);
  const ctx = Object.freeze({
    tag,
    id,
    node,
    epoch,
    longestCall,
    peers: Object.freeze(peers ?? []),
    dryRun: dryRun === true,
    parameters: Object.freeze(parameters),
    param: (name) => parameters[name],
    log: Object.freeze({ info: log('INFO'), warn: log('WARN'), error: log('ERROR') }),
    timeLeft: () => call('timeLeft'),
    gate: () => call('gate'),
    letGo: (argv) => call('letGo', { argv }),
    warn: (message) => call('warn', { message: String(message) }),
    exec: (argv, options = {}) => call('exec', { ...options, argv: argv.map(String) }),
    processes: (which) => call('processes', which),
    kill: (pid, signal = 'TERM') => call('kill', { pid, signal }),
    tcpConnect: (address, port, timeout = 1000) => call('tcpConnect', { address, port, timeout }),
    http: (url, options = {}) => call('http', { ...options, url }),
    dns: (name, options = {}) => call('dns', { ...options, name }),
    sleep: (millis) => call('sleep', { millis }),
    waitUntil,
    readFile: (path) => call('readFile', { path }),
    writeFile: (path, content) => call('writeFile', { path, content: String(content) }),
    removeFile: (path) => call('removeFile', { path }),
    exists: (path) => call('exists', { path }),
    listDir: (path) => call('listDir', { path }),
    state: Object.freeze({
      get: (name) => call('state.get', { name }),
      set: (name, value) => call('state.set', { name, value }),
      remove: (name) => call('state.remove', { name }),
    }),
    aws,
    KitError,
  });

  // What a function gave: nothing yet, a value, or what was thrown later by a promise.
  let settled;
  return {
    begin(name) {
      const value = kit[name](ctx);
      if (value !== null && typeof value === 'object' && typeof value.then === 'function') {
        value.then(
          (later) => (settled = { value: later }),
          (thrown) => (settled = { thrown }),
        );
      } else {
        settled = { value };
      }
    },
    finish() {
      if (!settled) throw new KitError('BROKEN', 'the returned promise is never settled; use ctx functions, which wait');
      if ('thrown' in settled) throw settled.thrown;
      return JSON.stringify({ value: settled.value });
    },
  };
};

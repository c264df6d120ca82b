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

  const { tag, id, node, epoch, longestCall, parameters } = JSON.parse(facts);
  const ctx = Object.freeze({
    tag,
    id,
    node,
    epoch,
    longestCall,
    parameters: Object.freeze(parameters),
    param: (name) => parameters[name],
    log: Object.freeze({ info: log('INFO'), warn: log('WARN'), error: log('ERROR') }),
    timeLeft: () => call('timeLeft'),
    gate: () => call('gate'),
    letGo: (argv) => call('letGo', { argv }),
    warn: (message) => call('warn', { message: String(message) }),
    exec: (argv, { timeout = 0 } = {}) => call('exec', { argv: argv.map(String), timeout }),
    processes: ({ tag }) => call('processes', { tag }),
    tcpConnect: (address, port, timeout = 1000) => call('tcpConnect', { address, port, timeout }),
    sleep: (millis) => call('sleep', { millis }),
    readFile: (path) => call('readFile', { path }),
    writeFile: (path, content) => call('writeFile', { path, content: String(content) }),
    removeFile: (path) => call('removeFile', { path }),
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

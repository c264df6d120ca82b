# Behind prelude.py: runs one request on the system's python3. The lines of the border go over what was standard input and
# output; after that both are something else, so that a kit that prints or reads cannot disturb them.
# `request` has path, root, and names for a description or function and facts for a call.
import signal
import threading

_own = os.getpid()
_lock = threading.Lock()
_from_host = os.fdopen(os.dup(0), "rb")
_to_host = os.fdopen(os.dup(1), "wb")
os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
os.dup2(2, 1)


def _say(message):
    _to_host.write(json.dumps(message).encode() + b"\n")
    _to_host.flush()


def _host(name, arguments):
    if os.getpid() != _own:
        raise KitError("BROKEN", name + ": ctx is of no use in a forked process")
    with _lock:
        _say({"name": name, "arguments": arguments})
        answer = _from_host.readline()
    if not answer:
        os._exit(1)  # the kit-host is gone
    return answer.decode()


def _end(number, frame):
    """Before it is ended, it says where it is; not through the buffer, in which it may just be writing."""
    signal.signal(number, signal.SIG_IGN)
    try:
        if os.getpid() == _own:
            os.write(_to_host.fileno(), json.dumps({"place": _kit.place_of(frame)}).encode() + b"\n")
    finally:
        os._exit(128 + number)


class _Printed:
    """Standard output of the kit: lines go to the log of its resource."""

    encoding = "utf-8"

    def __init__(self):
        self._line = ""

    def write(self, text):
        lines = (self._line + text).split("\n")
        self._line = lines.pop()[-2000:]
        for each in lines:
            _host("log", json.dumps({"level": "INFO", "text": each[:2000]}))
        return len(text)

    def flush(self):
        pass


if "function" in request:
    sys.stdout = sys.stderr = _Printed()
_kit = Kit(request["path"], request["root"])
signal.signal(signal.SIGTERM, _end)
if "function" in request:
    _answer = _kit.call(request["function"], request["facts"], _host)
else:
    _answer = _kit.describe(request["names"])
if os.getpid() == _own:
    _say({"answer": _answer})
os._exit(0)  # at once, whatever threads the kit has left

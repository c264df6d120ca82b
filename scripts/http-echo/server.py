"""Answers every GET with the name of its node: server.py ADDRESS PORT NODE."""
import http.server
import sys

address, port, node = sys.argv[1], int(sys.argv[2]), sys.argv[3]


class Echo(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        body = (node + "\n").encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


http.server.ThreadingHTTPServer.daemon_threads = True
http.server.ThreadingHTTPServer((address, port), Echo).serve_forever()

"""What the sample protects: answers every connection to a port with one word."""

import socketserver
import sys


class Answer(socketserver.BaseRequestHandler):
    def handle(self):
        self.request.sendall(sys.argv[2].encode() + b"\n")


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


with Server(("127.0.0.1", int(sys.argv[1])), Answer) as server:
    server.serve_forever()

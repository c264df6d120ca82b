"""Prints what answers on a port of this machine."""

import socket
import sys

with socket.create_connection(("127.0.0.1", int(sys.argv[1])), timeout=2) as connection:
    print(connection.makefile().readline().strip())

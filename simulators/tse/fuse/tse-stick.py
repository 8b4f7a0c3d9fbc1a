#!/usr/bin/python3
"""Mounts a simulated TSE stick as a volume with TSE-IO.bin, for programs that know nothing of the simulator.

    tse-stick.py PORT MOUNTPOINT

PORT is that of a StickBridge on 127.0.0.1. Needs Debian's python3-fusepy and fuse3, and the right to use /dev/fuse.
Every read and write goes straight to the stick (direct I/O), as with the real device.
"""
import errno
import os
import socket
import stat
import struct
import sys
import threading

try:
    import fusepy as fuse
except ImportError:
    import fuse

BLOCK_BYTES = 8192
FILES = ("TSE-IO.bin", "TSE-GUARD.bin")


class Bridge:
    """One request at a time over the socket of the simulator."""

    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.lock = threading.Lock()

    def call(self, kind, length, block=b"", gone=errno.EIO):
        with self.lock:
            self.socket.sendall(kind + struct.pack(">I", length) + block)
            status, answer_length = struct.unpack(">BI", self.receive(5))
            answer = self.receive(answer_length)
        if status != 0:
            raise fuse.FuseOSError(gone)
        return answer

    def receive(self, length):
        data = b""
        while len(data) < length:
            part = self.socket.recv(length - len(data))
            if not part:
                raise fuse.FuseOSError(errno.EIO)
            data += part
        return data


class Stick(fuse.Operations):
    def __init__(self, bridge):
        self.bridge = bridge

    def getattr(self, path, fh=None):
        if path == "/":
            return {"st_mode": stat.S_IFDIR | 0o755, "st_nlink": 2}
        if path[1:] not in FILES:
            raise fuse.FuseOSError(errno.ENOENT)
        return {"st_mode": stat.S_IFREG | 0o666, "st_nlink": 1, "st_size": BLOCK_BYTES}

    def readdir(self, path, fh):
        return [".", "..", *FILES]

    def open(self, path, flags):
        if path[1:] not in FILES:
            raise fuse.FuseOSError(errno.ENOENT)
        # A stick that was pulled cannot be opened; a file that was open fails with EIO.
        self.bridge.call(b"L", 0, gone=errno.ENODEV)
        return 0

    def read(self, path, size, offset, fh):
        if path != "/TSE-IO.bin":
            return bytes(min(size, BLOCK_BYTES))
        return self.bridge.call(b"R", BLOCK_BYTES)[offset:offset + size]

    def write(self, path, data, offset, fh):
        if path == "/TSE-IO.bin" and offset == 0:
            self.bridge.call(b"W", len(data), data)
        return len(data)

    def truncate(self, path, length, fh=None):
        pass


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    bridge = Bridge(int(sys.argv[1]))
    fuse.FUSE(Stick(bridge), sys.argv[2], foreground=True, nothreads=True, direct_io=True)


if __name__ == "__main__":
    main()

"""A headless browser driven over its debugging pipe: standard library only."""

import base64
import fcntl
import json
import os
import shutil
import subprocess
import tempfile

NAMES = ("chromium-headless-shell", "chrome-headless-shell", "chromium", "google-chrome")


def executable():
    """The first browser on the path; None where there is none."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def aside(descriptor):
    """The same file under a number from 10 on."""
    moved = fcntl.fcntl(descriptor, fcntl.F_DUPFD, 10)
    os.close(descriptor)
    return moved


class Browser:
    """One page of a browser that keeps what went wrong in it: messages, exceptions, requests."""

    def __init__(self):
        self._folder = tempfile.TemporaryDirectory(prefix="quorum-browser-")
        command_read, self._write = os.pipe()
        self._read, answer_write = os.pipe()

        def pipes():
            # The browser reads commands from 3 and writes answers to 4.
            os.dup2(command_read, 3)
            os.dup2(answer_write, 4)

        # Moved out of the way first, so that neither stands on 3 or 4 itself.
        command_read, answer_write = (aside(command_read), aside(answer_write))
        self._process = subprocess.Popen(
            [
                executable(), "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                "--remote-debugging-pipe", f"--user-data-dir={self._folder.name}", "about:blank",
            ],
            preexec_fn=pipes, pass_fds=(3, 4), stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        os.close(command_read)
        os.close(answer_write)
        self._next = 0
        self._rest = b""
        self._events = []
        self.errors = []
        self.requests = []
        target = self._call("Target.createTarget", {"url": "about:blank"})["targetId"]
        self._session = self._call(
            "Target.attachToTarget", {"targetId": target, "flatten": True})["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network", "Accessibility", "DOM"):
            self.call(domain + ".enable")

    def close(self):
        os.close(self._write)
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        os.close(self._read)
        self._folder.cleanup()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def call(self, method, parameters=None):
        """Calls a method of the page and gives its result."""
        return self._call(method, parameters or {}, self._session)

    def _call(self, method, parameters, session=None):
        self._next += 1
        number = self._next
        message = {"id": number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._receive()
            if answer.get("id") == number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer.get("result", {})
            self._note(answer)

    def _receive(self):
        while b"\0" not in self._rest:
            part = os.read(self._read, 1 << 20)
            if not part:
                raise RuntimeError("the browser ended")
            self._rest += part
        line, self._rest = self._rest.split(b"\0", 1)
        return json.loads(line)

    def _note(self, event):
        method, parameters = event.get("method"), event.get("params", {})
        self._events.append(method)
        if method == "Runtime.exceptionThrown":
            self.errors.append(json.dumps(parameters["exceptionDetails"])[:400])
        elif method == "Log.entryAdded" and parameters["entry"]["level"] in ("error", "warning"):
            self.errors.append(parameters["entry"]["text"])
        elif method == "Runtime.consoleAPICalled" and parameters["type"] in ("error", "warning"):
            self.errors.append(json.dumps(parameters["args"])[:400])
        elif method == "Network.requestWillBeSent":
            self.requests.append(parameters["request"]["url"])

    def open(self, path):
        """Opens a file and waits until it has loaded."""
        self._events.clear()
        self.errors.clear()
        self.requests.clear()
        self.call("Page.navigate", {"url": "file://" + os.path.abspath(path)})
        while "Page.loadEventFired" not in self._events:
            self._note(self._receive())

    def value(self, expression):
        """The value of an expression on the page."""
        result = self.call(
            "Runtime.evaluate", {"expression": expression, "returnByValue": True})
        if "exceptionDetails" in result:
            raise RuntimeError(json.dumps(result["exceptionDetails"])[:600])
        return result["result"].get("value")

    def resize(self, width, height=900, scheme="light"):
        """Sets the width of the window, in pixels, and the colour scheme."""
        self.call(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500})
        self.call(
            "Emulation.setEmulatedMedia",
            {"features": [{"name": "prefers-color-scheme", "value": scheme}]})

    def screenshot(self, path):
        """Writes a picture of the whole page."""
        picture = self.call(
            "Page.captureScreenshot", {"format": "png", "captureBeyondViewport": True})
        with open(path, "wb") as file:
            file.write(base64.b64decode(picture["data"]))

    def pdf(self):
        """The page as it would be printed."""
        return base64.b64decode(self.call("Page.printToPDF", {"printBackground": True})["data"])

    def accessibility(self):
        """The computed tree that a screen reader gets: role and name of every node."""
        nodes = self.call("Accessibility.getFullAXTree")["nodes"]
        return [
            {
                "role": node.get("role", {}).get("value", ""),
                "name": node.get("name", {}).get("value", ""),
                "properties": {p["name"]: p["value"].get("value") for p in node.get("properties", [])},
            }
            for node in nodes if not node.get("ignored")
        ]

    def press(self, key):
        """Presses a key."""
        codes = {"Tab": 9, "Enter": 13, "ArrowRight": 39, "ArrowLeft": 37, " ": 32}
        for kind in ("keyDown", "keyUp"):
            self.call(
                "Input.dispatchKeyEvent",
                {
                    "type": kind, "key": key, "code": key if key != " " else "Space",
                    "windowsVirtualKeyCode": codes[key],
                    **({"text": "\r" if key == "Enter" else key}
                       if kind == "keyDown" and key in ("Enter", " ") else {}),
                })

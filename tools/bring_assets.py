"""
Bring in the page components we serve, exactly as locked, and make them ours to serve.

The design systems are installed from package-lock.json with the Node that a locked
Python package carries; what is used is copied into an ignored folder. What only
gov.uk may show (its typeface, crest and crown) is left out, and each file is written
down with its version, its SHA-256 and its licence. Nothing is done when nothing changed.
"""

import gzip
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path


ROOT = Path(__file__).resolve().parents[1]
VENDOR = ROOT / "src/frankpledge/ui/static/vendor"
STAMP = VENDOR / "versions.json"
NODE = ROOT / ".tools/node"
UV = ROOT / ".tools/bin/uv"
MODULES = ROOT / "node_modules"
TESTED = MODULES / "axe-core/axe.min.js"
INPUTS = (
    "package.json",
    "package-lock.json",
    ".npmrc",
    "requirements/assets.txt",
    "tools/bring_assets.py",
)

GOVUK = MODULES / "govuk-frontend/dist/govuk"
MOJ = MODULES / "@ministryofjustice/frontend/moj"
COPIED = {
    "govuk/govuk-frontend.min.css": GOVUK / "govuk-frontend.min.css",
    "govuk/govuk-frontend.min.js": GOVUK / "govuk-frontend.min.js",
    "moj/moj-frontend.min.css": MOJ / "moj-frontend.min.css",
    "moj/moj-frontend.min.js": MOJ / "moj-frontend.min.js",
}
# Only gov.uk may show these; the typeface's licence is for gov.uk alone.
RESERVED = re.compile(r"crest|crown|logotype", re.IGNORECASE)
TYPEFACE = "GDS Transport"
OWN_TYPEFACE = '"Noto Sans"'

PACKAGES = {
    "govuk-frontend": ("MIT", "Crown Copyright (Government Digital Service)"),
    "@ministryofjustice/frontend": ("MIT", "Crown Copyright (Ministry of Justice)"),
    "fontpkg-noto-sans": ("OFL-1.1", "The Noto Project Authors"),
}
MIT = """Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
"""

# The letters, signs and arrows that English and Welsh pages use.
LETTERS = (
    "U+0020-007E,U+00A0-017F,U+0218-021B,U+1E80-1E85,U+1EF2-1EF3,U+2010-2027,"
    "U+2030-203A,U+2044,U+20AC,U+2122,U+2190-2193,U+2212,U+2248,U+2260,U+2264-2265"
)


def digest(data: bytes) -> str:
    """Return the SHA-256 of bytes."""
    return hashlib.sha256(data).hexdigest()


def wanted() -> str:
    """Return one hash over everything that decides what is brought in."""
    return digest(b"".join((ROOT / name).read_bytes() for name in INPUTS))


def is_up_to_date() -> bool:
    """Say whether the folder holds what the lock file asks for, every file whole."""
    if not (STAMP.is_file() and TESTED.is_file()):
        return False
    stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    return stamp["inputs"] == wanted() and all(
        (VENDOR / name).is_file() and digest((VENDOR / name).read_bytes()) == sha
        for name, sha in stamp["files"].items()
    )


def run(*command: str | Path) -> None:
    """Run a command with the locked Node first on the path; stop where it fails."""
    path = f"{NODE / 'bin'}{os.pathsep}{os.environ['PATH']}"
    kept = {k: v for k, v in os.environ.items() if not k.startswith("npm_config_node")}
    subprocess.run(
        [str(part) for part in command],
        check=True,
        cwd=ROOT,
        # A fixed time makes the typeface come out the same, byte for byte.
        env={**kept, "PATH": path, "VIRTUAL_ENV": str(NODE), "SOURCE_DATE_EPOCH": "0"},
    )


def install() -> None:
    """Install what package-lock.json names, into node_modules, running no scripts."""
    run(UV, "venv", "-q", "--allow-existing", "--python", sys.executable, NODE)
    run(UV, "pip", "install", "-q", "--require-hashes", "-r", "requirements/assets.txt")
    run("npm", "ci", "--ignore-scripts", "--omit=peer", "--loglevel=error")


def our_css(text: str) -> str:
    """
    Return a style sheet with our typeface and pictures, and nothing reserved.

    Pictures are named from the style sheet's own folder, so that they are found
    wherever static files are served from.
    """
    text = re.sub(r"/\*!.*?\*/", "", text, flags=re.DOTALL)
    text = re.sub(r"@font-face\{[^}]*\}", "", text)
    text = re.sub(r"/\*# sourceMappingURL=.*?\*/", "", text)
    text = re.sub(r"([^{}]+)\{([^{}]*)\}", without_reserved, text)
    text = text.replace(f"font-family:{TYPEFACE}", f"font-family:{OWN_TYPEFACE}")
    return text.replace("url(/assets/images/", "url(images/")


def without_reserved(rule: re.Match[str]) -> str:
    """Return one rule without selectors or declarations for what gov.uk reserves."""
    selectors, body = rule.groups()
    kept = [part for part in selectors.split(",") if not RESERVED.search(part)]
    declarations = [part for part in body.split(";") if not RESERVED.search(part)]
    return f"{','.join(kept)}{{{';'.join(declarations)}}}" if kept else ""


def our_javascript(text: str) -> str:
    """Return a script without the address of its source map."""
    return re.sub(r"//# sourceMappingURL=\S*\s*", "", text)


def pictures(css: str) -> set[str]:
    """Return the names of the pictures a style sheet shows."""
    return set(re.findall(r"url\(images/([^)]+)\)", css))


def copy() -> dict[str, bytes]:
    """Return every file we serve, by its name inside the folder."""
    files: dict[str, bytes] = {}
    for name, source in COPIED.items():
        text = source.read_text(encoding="utf-8")
        text = our_css(text) if name.endswith(".css") else our_javascript(text)
        files[name] = text.encode()
        if name.endswith(".css"):
            folder = name.partition("/")[0]
            for picture in sorted(pictures(text)):
                found = source.parent / "assets/images" / picture
                files[f"{folder}/images/{picture}"] = found.read_bytes()
    return files | typeface()


def typeface() -> dict[str, bytes]:
    """Return Noto Sans, upright, regular to bold, with the letters our pages use."""
    fonts = next(ROOT.glob(".venv/lib/python3*/site-packages/fontpkg_noto_sans"))
    made = NODE / "noto-sans.woff2"
    whole = fonts / "files/NotoSans[wdth,wght].ttf"
    narrowed = NODE / "noto-sans.ttf"
    run(
        NODE / "bin/fonttools", "varLib.instancer", "-q", "-o", narrowed, whole,
        "wdth=100", "wght=400:700",
    )  # fmt: skip
    run(
        NODE / "bin/pyftsubset", narrowed, f"--unicodes={LETTERS}", "--flavor=woff2",
        "--layout-features=kern,liga,tnum,lnum,ccmp,locl,mark,mkmk",
        f"--output-file={made}",
    )  # fmt: skip
    return {
        "noto-sans/noto-sans.woff2": made.read_bytes(),
        "noto-sans/LICENSE.txt": (fonts / "LICENSE").read_bytes(),
    }


def versions() -> dict[str, str]:
    """Return the version of each package that was brought in."""
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    found = {
        name: lock["packages"][f"node_modules/{name}"]["version"]
        for name in PACKAGES
        if f"node_modules/{name}" in lock["packages"]
    }
    base = (ROOT / "requirements/base.txt").read_text(encoding="utf-8")
    font = re.search(r"^fontpkg-noto-sans==(\S+)", base, flags=re.MULTILINE)
    return found | {"fontpkg-noto-sans": font[1] if font else "unknown"}


def licences() -> str:
    """Return who made what we serve, and on which terms."""
    held = versions()
    lines = ["What is served from this folder, who made it and on which terms.", ""]
    for name, (licence, holder) in PACKAGES.items():
        lines += [f"{name} {held[name]}: {licence}. Copyright: {holder}."]
    return "\n".join([*lines, "", "MIT", "", MIT])


def compressed(files: dict[str, bytes]) -> dict[str, bytes]:
    """Return style sheets and scripts again, packed for the wire; the server picks."""
    return {
        f"{name}.gz": gzip.compress(data, mtime=0)
        for name, data in files.items()
        if name.endswith((".css", ".js"))
    }


def write(files: dict[str, bytes]) -> None:
    """Put the files in place of what was there, the list of them last."""
    shutil.rmtree(VENDOR, ignore_errors=True)
    for name, data in files.items():
        target = VENDOR / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    hashes = {name: digest(data) for name, data in sorted(files.items())}
    listing = {"inputs": wanted(), "versions": versions(), "files": hashes}
    STAMP.write_text(json.dumps(listing, indent=2) + "\n", encoding="utf-8")


def main() -> None:
    """Bring everything in, unless it is here already."""
    if is_up_to_date():
        return
    print("Bringing in the page components ...", file=sys.stderr)
    install()
    files = copy()
    write(files | compressed(files) | {"LICENCES.txt": licences().encode()})
    shutil.rmtree(NODE, ignore_errors=True)


if __name__ == "__main__":
    main()

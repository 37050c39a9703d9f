"""Small PDF files, made by hand."""

from __future__ import annotations


def pdf_of(*pages: str) -> bytes:
    """Return a PDF with a page for each text, a line of text for each of its lines."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    kids = []
    objects.append(font)
    for text in pages:
        lines = [b"(" + _escaped(line) + b") Tj T*" for line in text.split("\n")]
        content = b"BT /F1 11 Tf 14 TL 50 780 Td\n" + b"\n".join(lines) + b"\nET" if text else b""
        objects.append(b"<< /Length %d >>\nstream\n" % len(content) + content + b"\nendstream")
        kids.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(b"%d 0 R" % kid for kid in kids), len(kids))
    made = b"%PDF-1.4\n"
    places = []
    for number, each in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n" % number + each + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return made + (
        b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
        + table
        + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(made))
    )


def _escaped(line: str) -> bytes:
    signs = line.encode("cp1252")
    return signs.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")

"""Documents made for the tests: résumés of invented people, and files that mean harm."""

import zipfile
from collections.abc import Callable
from io import BytesIO

import docx
from docx.document import Document
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 612.0, 792.0
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MAIN = [
    'Ottoline Marsh',
    'Work history',
    'Harbour pilot scheduler',
    'Port of Lindow, 2019 - 2023',
    'Planned the turns of forty pilots',
    'Cut the waiting time at the locks by a third',
    'Dock clerk',
    'Brackwater Shipping, 2016 - 2019',
    'Kept the books of three quays',
]
SIDE = ['Contact', 'ottoline@example.org', 'Skills', 'Tide tables', 'Excel', 'Radio', 'Languages', 'English', 'Dutch']


def pdf(draw: Callable[[Canvas], None], producer: str = '') -> bytes:
    """What `draw` puts on its pages; y is measured from the foot of the page, as everywhere in PDF."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=(WIDTH, HEIGHT), pageCompression=0)
    canvas.setProducer(producer)
    canvas.setFont('Helvetica', 10)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def pdf_of(*lines: str, producer: str = '') -> bytes:
    return pdf(lambda canvas: column(canvas, lines, 72), producer)


def column(canvas: Canvas, lines: tuple[str, ...] | list[str], x: float, top: float = 720, step: float = 14) -> None:
    for number, line in enumerate(lines):
        canvas.drawString(x, top - number * step, line)


def pdf_objects(*bodies: bytes) -> bytes:
    """A PDF of objects written by hand, numbered from 1; the first is the catalogue."""
    out, places = b'%PDF-1.7\n', []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b'%d 0 obj\n%s\nendobj\n' % (number, body)
    table = b''.join(b'%010d 00000 n \n' % place for place in places)
    head = b'xref\n0 %d\n0000000000 65535 f \n' % (len(bodies) + 1)
    tail = b'trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF' % (len(bodies) + 1, len(out))
    return out + head + table + tail


def stream(content: bytes, entries: bytes = b'') -> bytes:
    return b'<<%s/Length %d>>stream\n%s\nendstream' % (entries, len(content), content)


def rewritten(content: bytes, change: Callable[[PdfWriter], object]) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(content)))
    change(writer)
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def word(build: Callable[[Document], None]) -> bytes:
    document = docx.Document()
    build(document)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def word_xml(body: str, parts: dict[str, str | bytes] | None = None) -> bytes:
    """A DOCX whose body, and any other part by its path, is written by hand."""
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/></Types>'
    )
    files: dict[str, str | bytes] = {
        '[Content_Types].xml': types,
        '_rels/.rels': relations('officeDocument', 'word/document.xml'),
        'word/document.xml': f'<w:document {WORD}><w:body>{body}</w:body></w:document>',
    }
    return zipped(files | (parts or {}))


def relations(kind: str, target: str) -> str:
    whole = f'http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}'
    one = f'<Relationship Id="r1" Type="{whole}" Target="{target}"/>'
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{one}</Relationships>'


def zipped(files: dict[str, str | bytes]) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, 'w', zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return file.getvalue()


def paragraph(text: str, properties: str = '', run: str = '') -> str:
    return (
        f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )

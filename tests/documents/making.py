"""Makes a real document of each kind, with the same two parts in it."""

import io
import zipfile

import docx
import fpdf

FAMILIES = (
    "When families hear of a change from the news, trust is gone before you begin. Ask three "
    "parents of each school to read the letter first, and change what they stumble on. Say what "
    "is decided, what is not, and how they can still be heard."
)
CHART = (
    "Bring one chart to each meeting of principals, with one question. Who is sent out, by whom, "
    "and at which hour of the day? Do not rank schools in public. Ask instead which two rooms "
    "changed, and what they did there."
)


def a_docx() -> bytes:
    made = docx.Document()
    made.core_properties.title = "A handbook"
    made.core_properties.author = "Ada Example"
    made.add_heading("A handbook", 0)
    made.add_heading("Letters to families", 1)
    made.add_paragraph(FAMILIES)
    made.add_paragraph("Ask first.", style="List Bullet")
    made.add_heading("One chart", 1)
    made.add_paragraph().add_run(CHART).bold = True
    table = made.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "North", "3 in 100"
    return _bytes(made.save)


def a_pdf(*, password: str | None = None) -> bytes:
    made = fpdf.FPDF()
    if password:
        made.set_encryption(owner_password=f"{password}!", user_password=password)
    made.set_title("A handbook")
    made.set_author("Ada Example")
    for heading, text in (("Letters to families", FAMILIES), ("One chart", CHART), ("Rest", CHART)):
        made.add_page()
        for words, size in (("A handbook", 9), (heading, 16), (text, 11), ("- Ask first.", 11)):
            made.set_font("helvetica", size=size)
            made.multi_cell(0, size / 2, words, new_x="LMARGIN", new_y="NEXT")
        made.cell(0, 5, f"Page {made.page_no()}")
    return bytes(made.output())


def a_page() -> bytes:
    return f"""<!doctype html><html><head><title>A handbook</title>
    <meta name="author" content="Ada Example"><meta name="date" content="2024-05-01">
    <link rel="canonical" href="https://example.org/handbook">
    <script>alert("RUN")</script><style>p {{ color: red }}</style></head>
    <body onload="alert('RUN')"><nav>Home</nav><main>
    <h1>A handbook</h1><h2>Letters to families</h2><p>{FAMILIES}
    <a href="https://example.org/a">Read</a> <a href="javascript:alert('RUN')">press</a></p>
    <ul><li>Ask first.</li></ul><iframe src="https://example.org/RUN"></iframe>
    <h2>One chart</h2><p><b>{CHART}</b><img src="https://example.org/RUN.png" onerror="RUN"></p>
    <table><tr><td>North</td><td>3 in 100</td></tr></table><p hidden>RUN</p></main>
    <footer>Subscribe</footer></body></html>""".encode()


def a_zip(**parts: bytes | str) -> bytes:
    def save(file: io.BytesIO) -> None:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
            for name, data in parts.items():
                packed.writestr(name.replace("__", "/"), data)

    return _bytes(save)


def _bytes(save: object) -> bytes:
    file = io.BytesIO()
    save(file)  # type: ignore[operator]
    return file.getvalue()

# SPDX-License-Identifier: Apache-2.0
# Random templates in the syntaxes of three engines, their data, and what they must come to.
#   engines.py make|docxtpl|compare FOLDER COUNT [ENGINE]
import json, os, random, re, sys, zipfile

TYPES = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
RELS = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
NONE = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
WORDS = ['甲医院', '乙&丙', '<丁>', '喆𬀩', '第五十六条', '1234.50', '“引号”', "it's", 'a"b', '　全角　']


def run(text):
    escaped = text.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')
    return f'<w:r><w:t xml:space="preserve">{escaped}</w:t></w:r>'


def paragraph(pieces):  # a paragraph whose text is cut into several runs, as Word leaves it
    return '<w:p>' + ''.join(run(p) for p in pieces) + '</w:p>'


def cut(rng, text):
    at = sorted(rng.sample(range(1, len(text)), min(rng.randrange(3), len(text) - 1))) if len(text) > 1 else []
    return [text[a:b] for a, b in zip([0] + at, at + [len(text)])]


def row(cells, rng):
    return '<w:tr>' + ''.join(f'<w:tc><w:tcPr/>{paragraph(cut(rng, c)) if c else "<w:p/>"}</w:tc>' for c in cells) + '</w:tr>'


def write(path, body):
    document = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>' + body + '<w:sectPr/></w:body></w:document>'
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as z:
        for name, text in (('[Content_Types].xml', TYPES), ('_rels/.rels', RELS), ('word/document.xml', document), ('word/_rels/document.xml.rels', NONE)):
            z.writestr(name, text)


def make_one(folder, n):
    rng = random.Random(n)
    fields = {f'f{i}': ''.join(rng.choice(WORDS) for _ in range(rng.randrange(1, 4))) for i in range(4)}
    rows = [{'a': rng.choice(WORDS), 'b': str(rng.randrange(1000))} for _ in range(rng.randrange(1, 6))]
    ours, templater, tpl, expected = '', '', '', []
    for _ in range(rng.randrange(2, 6)):
        parts = [rng.choice(['经查，', '金额', '：', '（含当日）']) if rng.random() < .5 else rng.choice(list(fields)) for _ in range(rng.randrange(1, 5))]
        tag = lambda left, right: ''.join(left + p + right if p in fields else p for p in parts)
        seed = rng.randrange(1 << 30)
        ours += paragraph(cut(random.Random(seed), tag('{{ ', ' }}')))
        templater += paragraph(cut(random.Random(seed), tag('{', '}')))
        tpl += paragraph([tag('{{ ', ' }}')])  # it needs a tag in one run
        expected.append(''.join(fields.get(p, p) for p in parts))
    ours += '<w:tbl><w:tblPr/><w:tblGrid/>' + row(['{% for r in rows %}', ''], rng) + row(['{{ r.a }}', '{{ r.b }}'], rng) + row(['{% endfor %}', ''], rng) + '</w:tbl>'
    templater += '<w:tbl><w:tblPr/><w:tblGrid/>' + row(['{#rows}{a}', '{b}{/rows}'], rng) + '</w:tbl>'
    whole = lambda cells: '<w:tr>' + ''.join(f'<w:tc><w:tcPr/>{paragraph([c])}</w:tc>' for c in cells) + '</w:tr>'
    tpl += '<w:tbl><w:tblPr/><w:tblGrid/>' + whole(['{%tr for r in rows %}', ' ']) + whole(['{{ r.a }}', '{{ r.b }}']) + whole(['{%tr endfor %}', ' ']) + '</w:tbl>'
    for r in rows:
        expected += [r['a'], r['b']]
    for name, body in (('ours', ours), ('templater', templater), ('tpl', tpl)):
        write(f'{folder}/{name}{n}.docx', body + paragraph(['完']))
    json.dump({'name': str(n), 'rows': rows, **fields}, open(f'{folder}/{n}.jsonl', 'w', encoding='utf8'), ensure_ascii=False)
    json.dump(expected + ['完'], open(f'{folder}/expected{n}.json', 'w', encoding='utf8'), ensure_ascii=False)


def texts(path):
    xml = zipfile.ZipFile(path).read('word/document.xml').decode('utf8')
    plain = lambda t: t.replace('&lt;', '<').replace('&gt;', '>').replace('&quot;', '"').replace('&apos;', "'").replace('&#39;', "'").replace('&#34;', '"').replace('&amp;', '&')
    return [plain(''.join(re.findall(r'<w:t(?: [^>]*)?>([^<]*)</w:t>', p))) for p in re.findall(r'<w:p(?: [^>]*)?>.*?</w:p>', xml, re.S)]


def main():
    step, folder, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
    if step == 'make':
        for n in range(count):
            make_one(folder, n)
    elif step == 'docxtpl':
        from docxtpl import DocxTemplate
        os.makedirs(f'{folder}/tpl', exist_ok=True)
        for n in range(count):
            template = DocxTemplate(f'{folder}/tpl{n}.docx')
            template.render(json.load(open(f'{folder}/{n}.jsonl', encoding='utf8')), autoescape=True)
            template.save(f'{folder}/tpl/{n}.docx')
    else:
        engine = sys.argv[4]
        for n in range(count):
            mine = texts(f'{folder}/ours/{n}.docx')
            other = json.load(open(f'{folder}/expected{n}.json', encoding='utf8')) if engine == 'expected' else texts(f'{folder}/{engine}/{n}.docx')
            if mine != other:
                sys.exit(f'template {n}: {mine} is not {engine}: {other}')


main()

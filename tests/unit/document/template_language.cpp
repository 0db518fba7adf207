// SPDX-License-Identifier: Apache-2.0
// The template language, shown on text templates; the other formats share it.
#include <doctest/doctest.h>

#include "base/error.hpp"
#include "document/template.hpp"
#include "json/value.hpp"

using namespace mi;
using document::RenderOptions;
using document::Template;

namespace {

std::string fill(const std::string& source, const char* data = "{}", const RenderOptions& options = {}) {
  return Template::from_text(source, "t.txt").render(json::parse(data), options);
}

using Items = std::vector<std::string>;

Items problems(const std::string& source, const char* data = "{}") {
  try {
    fill(source, data);
  } catch (const base::Error& e) {
    CHECK(e.kind() == base::ErrorKind::cannot);
    CHECK(e.places() == Items{"t.txt"});
    return e.items();
  }
  return {"accepted"};
}

}  // namespace

TEST_CASE("values are found by their path") {
  CHECK(fill("致{{ a.b }}：{{n}}", R"({"a":{"b":"甲&乙<医院>喆𬀩"},"n":3})") == "致甲&乙<医院>喆𬀩：3");
  CHECK(fill("{{ \"{{\" }}{{ 'x' }}{{ 12 }}") == "{{x12");
  CHECK(fill("{ a } 50% # {{ x }}", R"({"x":"{{ y }}"})") == "{ a } 50% # {{ y }}");  // a value is never read as a tag
}

TEST_CASE("loops know where they are; an empty list prints nothing") {
  const char* data = R"({"list":[{"n":"甲"},{"n":"乙"},{"n":"丙"}],"none":[]})";
  CHECK(fill("{% for x in list %}{{ loop.index }}/{{ loop.count }}{{ x.n }}{% if not loop.last %}、{% endif %}{% "
             "endfor %}",
             data) == "1/3甲、2/3乙、3/3丙");
  CHECK(fill("[{% for x in none %}{{ x.missing }}{% endfor %}]", data) == "[]");
  CHECK(fill("{% for x in list %}{% for y in list %}{% if loop.first %}{{ x.n }}{{ y.n }} {% endif %}{% endfor %}{% "
             "endfor %}",
             data) == "甲甲 乙甲 丙甲 ");
}

TEST_CASE("conditions") {
  const char* data = R"({"yes":true,"no":false,"s":"a","e":"","n":0,"list":[],"nil":null})";
  const auto holds = [&](const std::string& c) {
    return fill("{% if " + c + " %}1{% else %}0{% endif %}", data) == "1";
  };
  CHECK(holds("yes"));
  CHECK_FALSE(holds("no"));
  CHECK(holds("s == \"a\" and not no"));
  CHECK(holds("no or (yes and s != 'b')"));
  CHECK_FALSE(holds("e"));
  CHECK_FALSE(holds("n or list"));
  CHECK(holds("yes is defined and absent is not defined and nil is not defined"));
  CHECK(holds("a.b.c is not defined"));
  CHECK(fill("{% if no %}a{% elif s == 'a' %}b{% elif yes %}c{% else %}d{% endif %}", data) == "b");
}

TEST_CASE("a line of blocks and comments leaves no line behind") {
  CHECK(fill("a\n{% for x in l %}\n- {{ x }}\n  {# note #}\n{% endfor %}\nb\n", R"({"l":["1","2"]})") ==
        "a\n- 1\n- 2\nb\n");
  CHECK(fill("{% if true %}\nx\n{% endif %}") == "x\n");
  CHECK(fill("a{# gone #}b\r\nc") == "ab\nc");
}

TEST_CASE("what Chinese input methods make of the marks is accepted inside tags") {
  const char* data = R"({"机构":{"名称":"甲医院"},"l":["1"]})";
  CHECK(fill("｛｛　机构．名称　｝｝", data) == "甲医院");
  CHECK(fill("{{ 无 ｜ 默认（“无 \"x\"”） }}", data) == "无 \"x\"");
  CHECK(fill("｛％ for x in l ％｝{{ x }}{％ endfor %｝", data) == "1");
  CHECK(fill("{% if 机构．名称 ＝＝ ‘甲医院’ %}是{% endif %}", data) == "是");
}

TEST_CASE("a missing value is a problem with its place, and all are told at once") {
  CHECK(problems("{{ a }}\n\n{{ b.c }} {{ institution.nmae }}", R"({"b":{},"institution":{"name":"x"}})") ==
        Items{"line 1, {{ a }}: there is no value for \"a\"", "line 3, {{ b.c }}: there is no value for \"b.c\"",
              "line 3, {{ institution.nmae }}: there is no value for \"institution.nmae\"; did you mean \"name\"?"});
  CHECK(problems("{% for x in l %}{{ x.y }}{% endfor %}{% if z %}{% endif %}", R"({"l":[{},{}]})") ==
        Items{"line 1, {{ x.y }}: there is no value for \"x.y\"", "line 1, {% if z %}: there is no value for \"z\""});
  CHECK(problems("{{ a }}", R"({"a":null})") == Items{"line 1, {{ a }}: there is no value for \"a\""});
  CHECK(fill("{{ a | default('/') }}{{ a.b | 大写 | 默认('—') }}") == "/—");
}

TEST_CASE("what cannot be printed or looped over is a problem") {
  const char* data = R"({"l":[],"o":{},"t":true,"s":"x"})";
  CHECK(problems("{{ l }}", data)[0] == "line 1, {{ l }}: a list cannot be printed; loop over it or join it");
  CHECK(problems("{{ o }}{{ t }}", data).size() == 2);
  CHECK(problems("{% for x in s %}{% endfor %}", data)[0] == "line 1, {% for x in s %}: for needs a list");
}

TEST_CASE("a template that is not sound is refused when it is read, all mistakes at once") {
  CHECK(problems("{{ a\n{% for x in %}{% endfor %}{% endif %}{% whle %}") ==
        Items{"line 1, {{: the tag is opened here and not closed",
              "line 2, {% for x in %}: a name is missing at the end", "line 2, {% endif %}: endif closes nothing",
              "line 2, {% whle %}: there is no block whle: for, endfor, if, elif, else, endif"});
  CHECK(problems("{{ a | 大冩 }}")[0].find("there is no filter 大冩; did you mean 大写?") != std::string::npos);
  CHECK(problems("{% if a %}")[0] == "line 1, {% if a %}: the block is never closed");
  CHECK(problems("{% for x in l %}{% if a %}{% endfor %}{% endif %}{% endfor %}")[0].find(
            "{% if a %} must close first") != std::string::npos);
  CHECK(problems("{% else %}")[0] == "line 1, {% else %}: else stands outside of if and endif");
  CHECK(problems("{% if a %}{% else %}{% elif b %}{% endif %}")[0] == "line 1, {% elif b %}: elif follows else");
  CHECK(problems("{{ a b }}")[0] == "line 1, {{ a b }}: b is too much here");
  CHECK(problems("{{ a + b }}")[0] == "line 1, {{ a + b }}: + means nothing inside a tag");
  CHECK(problems("{{ }}")[0] == "line 1, {{ }}: a name is missing at the end");
  CHECK(problems("{{ a | 元(1, 2) }}")[0] == "line 1, {{ a | 元(1, 2) }}: too many arguments for 元");
  CHECK(problems("{{ a | default }}")[0] == "line 1, {{ a | default }}: default needs what to print instead");
  CHECK(problems("{ a }}")[0] == "line 1, }}: braces close here that were not opened");
}

TEST_CASE("the list of what a template reads") {
  const Template t = Template::from_text(
      "{{ a.b }}{{ c | default('x') }}{% for x in items %}{{ x.amount }}{{ loop.index }}{% for y in x.lines %}{{ y }}"
      "{% endfor %}{% endfor %}{% if d is defined %}{{ d }}{% endif %}{% if e %}{{ f }}{% endif %}{{ f }}",
      "t");
  std::string list;
  for (const document::Field& field : t.fields()) list += field.path + (field.required ? "! " : " ");
  CHECK(list == "a.b! c items! items[].amount! items[].lines! items[].lines[]! d e! f! ");
}

TEST_CASE("a template cannot run on without end") {
  const Template t =
      Template::from_text("{% for a in l %}{% for b in l %}{% for c in l %}x{% endfor %}{% endfor %}{% endfor %}", "t");
  json::Value data = json::Value::object();
  json::Value list = json::Value::array();
  for (int i = 0; i < 300; ++i) list.push(i);
  data.set("l", list);
  CHECK_THROWS_AS(t.render(data), base::Error);
}

TEST_CASE("filters print amounts, dates and numbers as documents write them") {
  const char* data =
      R"({"m":"1234567.50","w":"120000.00","d":"2023-01-05","r":"97 %","q":"1/3","n":3,"no":"甲[2023]7号",
    "l":[{"a":"1.10"},{"a":"2.20"}],"k":[1,2]})";
  CHECK(fill("{{ m | 大写 }}", data) == "人民币壹佰贰拾叁万肆仟伍佰陆拾柒元伍角");
  CHECK(fill("{{ m | 元 }} {{ m | 元(',') }} {{ n | yuan }}", data) == "1234567.50 1,234,567.50 3.00");
  CHECK(fill("{{ m | 万元 }} {{ w | wan }}", data) == "约123.46 12");
  CHECK(fill("{{ d | 日期 }} {{ d | 汉字日期 }}", data) == "2023年1月5日 二〇二三年一月五日");
  CHECK(fill("{{ r | 百分比 }} {{ q | 百分比 }} {{ r | percent(2) }}", data) == "97% 33.33% 97.00%");
  CHECK(fill("{{ n | 序号 }} {{ n | 序号('（一）') }} {{ n | 序号('1.') }}", data) == "三 （三） 3.");
  CHECK(fill("{{ no | 文号 }}", data) == "甲〔2023〕7号");
  CHECK(fill("{{ l | 合计('a') }} {{ l | 合计('a') | 大写 }} {{ k | sum }} {{ l | 个数 }} {{ k | join('，') }}",
             data) == "3.30 人民币叁元叁角 3 2 1，2");
}

TEST_CASE("filters refuse what they cannot take") {
  CHECK(problems("{{ x | 大写 }}", R"({"x":"-1.00"})")[0].find("negative") != std::string::npos);
  CHECK(problems("{{ x | 元 }}", R"({"x":"1.005"})") != Items{"accepted"});
  CHECK(problems("{{ x | 日期 }}", R"({"x":"2023-02-30"})")[0].find("no date") != std::string::npos);
  CHECK(problems("{{ x | 合计('a') }}", R"({"x":[{"b":1}]})")[0].find("\"a\"") != std::string::npos);
}

TEST_CASE("personal data is masked unless that is lifted") {
  const char* data = R"({"n":"欧阳娜","s":"王","id":"440981199901011237","tel":"13800001234","x":"H1001"})";
  const std::string source = "{{ n | 脱敏 }} {{ s | 脱敏 }} {{ id | 脱敏 }} {{ tel | 脱敏 }} {{ x | 脱敏('证件') }}";
  CHECK(fill(source, data) == "欧** * 4409************37 138****1234 *****");
  RenderOptions options;
  options.filters.unmask = true;
  CHECK(fill(source, data, options) == "欧阳娜 王 440981199901011237 13800001234 H1001");
}

TEST_CASE("HTML: values are escaped, and refused where escaping does not help") {
  const auto html = [](const std::string& source) {
    return Template::from_html(source, "t.html").render(json::parse(R"({"x":"甲&乙<医院>\"'"})"));
  };
  CHECK(html("<p title=\"{{ x }}\">{{ x }}</p>") ==
        "<p title=\"甲&amp;乙&lt;医院&gt;&quot;&#39;\">甲&amp;乙&lt;医院&gt;&quot;&#39;</p>");
  CHECK_THROWS_AS(html("<script>var a = '{{ x }}';</script>"), base::Error);
  CHECK_THROWS_AS(html("<style>p { color: {{ x }}; }</style>"), base::Error);
  CHECK_THROWS_AS(html("<p class={{ x }}>"), base::Error);
  CHECK_THROWS_AS(html("<{{ x }}>"), base::Error);
  CHECK_THROWS_AS(html("<p>x }}</p>"), base::Error);
  CHECK(html("<style>@media print{p{margin:0}}</style><p>{{ x | default('') }}</p>").size() > 20);
}

TEST_CASE("HTML names what made it in its head") {
  RenderOptions options;
  options.provenance = {{"mi.case", "h\"1"}};
  CHECK(Template::from_html("<head></head>", "t").render(json::Value::object(), options) ==
        "<head><meta name=\"mi.case\" content=\"h&quot;1\">\n</head>");
}

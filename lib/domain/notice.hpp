// SPDX-License-Identifier: Apache-2.0
// Official documents as the case knows them: number, issue, delivery, voiding. What they say comes from other facts.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "domain/record.hpp"

namespace mi::domain {

// A document that a step asks for: which template, about what. Written by the step that causes it (apply supplement,
// evaluate score, penalize notice, penalize decide, agree suspend, settle clear); mi-notice renders it.
struct DocumentRequest {  // key: its name, "notice-7", "decision-1", "doc-3"
  static constexpr FactKind kind{"notice.request/1", Mode::once};
  std::string name;
  std::string template_kind;       // folder of templates/notices: "breach-notice", "breach-decision", …
  std::string about;               // fact id of what it tells
  base::Date date;
  bool binding = false;            // a decision: stays a draft until the deciding fact exists

  template <class V> void fields(V& v) {
    v("name", name)("template", template_kind)("about", about)("date", date)("binding", binding);
  }
};

// What an officer says in a document and no other fact knows: times, places, reasons, lists. Later words replace earlier
// ones of the same field.
struct DocumentWords {  // key: document name
  static constexpr FactKind kind{"notice.words/1", Mode::set};
  std::string document;
  json::Value values;      // {"path": "text"}; of a list of texts ["text"]; of a list of rows [{"field": "text"}]

  template <class V> void fields(V& v) { v("document", document)("values", values); }
};

// 发文字号: one counter per issuer word, series and year; numbers are never reused.
struct DocumentNumber {  // key: "word/year/number"
  static constexpr FactKind kind{"notice.number/1", Mode::once};
  std::string document;
  std::string word;      // 机关代字, e.g. 宿医保违处
  std::int64_t year = 0;
  std::int64_t number = 0;
  std::string text;      // 宿医保违处〔2026〕7号

  template <class V> void fields(V& v) {
    v("document", document)("word", word)("year", year)("number", number)("text", text);
  }
};

// The signed file as it left the office.
struct DocumentIssue {  // key: document name
  static constexpr FactKind kind{"notice.issue/1", Mode::once};
  std::string document;
  base::Date date;
  std::string file;      // hash of the signed file in the case
  std::string file_name;
  std::string signer;

  template <class V> void fields(V& v) {
    v("document", document)("date", date)("file", file)("file_name", file_name)("signer", signer);
  }
};

// 送达: delivery starts the clocks.
struct Delivery {  // key: document name
  static constexpr FactKind kind{"notice.delivery/1", Mode::once};
  std::string document;
  base::Date date;
  std::string method;    // 直接送达, 留置送达, 邮寄送达, 电子送达, 公告送达
  std::string receiver;
  std::string receipt;   // hash of the receipt (送达回证); "" is not enough for a gate that asks for one

  template <class V> void fields(V& v) {
    v("document", document)("date", date)("method", method)("receiver", receiver)("receipt", receipt);
  }
};

struct DocumentVoid {  // key: document name
  static constexpr FactKind kind{"notice.void/1", Mode::once};
  std::string document;
  std::string reason;

  template <class V> void fields(V& v) { v("document", document)("reason", reason); }
};

}  // namespace mi::domain

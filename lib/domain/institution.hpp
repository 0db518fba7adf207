// SPDX-License-Identifier: Apache-2.0
// The institution a case is about, with its persons, departments and beds, by date. An entry holds from its `from` on,
// until a later entry of the same thing or its own `to`, both days included: casefile/register.hpp reads what holds on a
// day. The key carries the day, so that a later change leaves the earlier state on record; the same key again with other
// data is a correction.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "domain/record.hpp"

namespace mi::domain {

struct Institution {  // key: its first day, "2024-06-01"; a case is about one institution
  static constexpr FactKind kind{"register.institution/1", Mode::set};
  std::string code;          // fixmedins_code, H + 6 + 5; "" before it is given one
  std::string name;
  std::string uscc;          // 统一社会信用代码
  std::string type;          // the pack's word: general-hospital, clinic, …
  std::string level;         // hospital level: 三级甲等 …
  std::string mi_level;      // medical-insurance level: 三级, 二级, 一级 (SG-01)
  std::string ownership;     // public, private, army
  std::string area;          // 行政区划 of its seat
  std::string address;
  std::string bank_account;
  std::string licence;       // number of its licence or filing certificate
  std::string licence_kind;  // practice (执业许可证), tcm-filing (中医诊所备案证), army (军队医疗机构为民服务许可证)
  std::string main_business; // main scope: basic, or the name of a service outside basic care; "" not known
  std::optional<base::Date> opened;  // first day of formal operation
  std::vector<std::string> systems;  // 制度 in place: insurance, finance, statistics, quality, …; empty: not known
  base::Date from;

  template <class V> void fields(V& v) {
    v("code", code)("name", name)("uscc", uscc)("type", type)("level", level)("mi_level", mi_level)
     ("ownership", ownership)("area", area)("address", address)("bank_account", bank_account)("licence", licence)
     ("licence_kind", licence_kind)("main_business", main_business)("opened", opened)("systems", systems)
     ("from", from);
  }
};

struct Person {  // key: "id@2024-06-01"
  static constexpr FactKind kind{"register.person/1", Mode::set};
  std::string id;            // 医保医师代码 or the office's own number
  std::string name;
  std::vector<std::string> roles;  // doctor, nurse, technician, pharmacist, insurance-staff, head,
                                   // legal-representative, controller
  std::string certificate;   // identity number; masked in everything that leaves the agency
  std::string department;
  bool first_registered_here = false;  // 第一注册地 (SG-04)
  bool full_time = true;
  std::string insurance;     // share in insurance matters beside the role: "", in-charge (the head), full-time, part-time
  base::Date from;
  std::optional<base::Date> to;

  template <class V> void fields(V& v) {
    v("id", id)("name", name)("roles", roles)("certificate", certificate)("department", department)
     ("first_registered_here", first_registered_here)("full_time", full_time)("insurance", insurance)("from", from)
     ("to", to);
  }
};

struct Department {  // key: "code@2024-06-01"
  static constexpr FactKind kind{"register.department/1", Mode::set};
  std::string code;
  std::string name;
  bool insurance = false;    // the institution's own medical-insurance department (SG-04)
  base::Date from;
  std::optional<base::Date> to;

  template <class V> void fields(V& v) {
    v("code", code)("name", name)("insurance", insurance)("from", from)("to", to);
  }
};

struct Beds {  // key: first day, "2026-01-01"
  static constexpr FactKind kind{"register.beds/1", Mode::set};
  base::Date from;
  std::int64_t licensed = 0;
  std::optional<std::int64_t> actual;

  template <class V> void fields(V& v) { v("from", from)("licensed", licensed)("actual", actual); }
};

}  // namespace mi::domain

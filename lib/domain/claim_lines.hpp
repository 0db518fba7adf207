// SPDX-License-Identifier: Apache-2.0
// Rows of claims that stand beside visits, settlements and fee lines (domain/claims.hpp): what only some exports say of
// those, diagnoses, operations, stock, examinations, uploads; and the dimensions that all rows name.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

namespace mi::domain {

// Text that many rows share. The columns of each, all text, "" where an export has none:
//   visit        code (mdtrt_id)
//   person       code (psn_no), name, identity_type, identity, sex, birth (yyyy-mm-dd)
//   item         code (med_list_codg), name, own_code, own_name, charge_type, level, list_type, spec, limited, self_pay
//   department   code, name
//   doctor       code, name
//   institution  code, name
//   diagnosis    code, name
//   settlement   code (setl_id)
//   operation    code, name
//   product      code (med_list_codg), own_code, name, maker, form, spec, unit, approval: goods of stock records
enum class Dimension {
  visit,
  person,
  item,
  department,
  doctor,
  institution,
  diagnosis,
  settlement,
  operation,
  product
};
inline constexpr int dimension_count = 10;

// A row of a dimension by its place in the batch, from 1; 0: none.
template <Dimension D>
struct Ref {
  static constexpr Dimension dimension = D;
  std::uint32_t place = 0;
};

// What only some exports say of a visit; the place is that of its VisitLine. Only where there is something to say.
struct VisitExtra {
  std::uint32_t place = 0;
  std::string person_type;                        // psn_type
  std::string insured_area;                       // insuplc_admdvs
  std::optional<std::int64_t> age;                // tenths of a year
  std::string record_number;                      // medrcdno
  Ref<Dimension::diagnosis> disease;              // dise_codg
  Ref<Dimension::diagnosis> admission_diagnosis;  // adm_diag
  Ref<Dimension::department> discharge_department;
  std::string maternity;                 // matn_type
  std::optional<std::int64_t> died;      // die_date
  std::string referred_to;               // code, else name
  std::string planned;                   // days_rinp_flag_31
  std::optional<std::int64_t> uploaded;  // when the visit was sent to the platform

  template <class V>
  void fields(V& v) {
    v("person_type", person_type)("insured_area", insured_area)("age", age)("record_number", record_number)(
        "disease", disease)("admission_diagnosis", admission_diagnosis)("discharge_department", discharge_department)(
        "maternity", maternity)("died", died)("referred_to", referred_to)("planned", planned)("uploaded", uploaded);
  }
};

// The same for a settlement: the other funds (parts of `fund`), and how it was cleared.
struct SettlementExtra {
  std::uint32_t place = 0;
  std::string person_type;
  std::string insured_area;
  std::string clearing;                    // clr_type
  std::string refund;                      // refd_setl_flag
  std::optional<std::int64_t> civil;       // cvlserv_pay
  std::optional<std::int64_t> enterprise;  // hifes_pay
  std::optional<std::int64_t> serious;     // hifmi_pay
  std::optional<std::int64_t> large;       // hifob_pay
  std::optional<std::int64_t> disabled;    // hifdm_pay
  std::optional<std::int64_t> aid;         // maf_pay
  std::optional<std::int64_t> other;       // oth_pay
  std::optional<std::int64_t> agreed;      // hi_agre_sumfee
  std::optional<std::int64_t> uploaded;

  template <class V>
  void fields(V& v) {
    v("person_type", person_type)("insured_area", insured_area)("clearing", clearing)("refund", refund)("civil", civil)(
        "enterprise", enterprise)("serious", serious)("large", large)("disabled", disabled)("aid", aid)("other", other)(
        "agreed", agreed)("uploaded", uploaded);
  }
};

// The same for a fee line.
struct FeeExtra {
  std::uint32_t place = 0;
  std::string takeaway;              // dscg_tkdrug_flag
  std::optional<std::int64_t> days;  // prd_days, in hundredths
  std::string order_number;          // drord_no, rxno
  std::string dose;
  std::string frequency;
  std::string way;                          // medc_way_dscr
  std::string tcm_way;                      // tcmdrug_used_way
  std::string outside;                      // etip_flag
  std::string approved;                     // hosp_appr_flag
  std::optional<std::int64_t> price_limit;  // pric_uplmt_amt; 999999 stands for none and is left out
  Ref<Dimension::department> executor_department;
  Ref<Dimension::doctor> executor;  // who carried it out
  std::string device;
  std::optional<std::int64_t> uploaded;  // opt_time

  template <class V>
  void fields(V& v) {
    v("takeaway", takeaway)("days", days)("order_number", order_number)("dose", dose)("frequency", frequency)(
        "way", way)("tcm_way", tcm_way)("outside", outside)("approved", approved)("price_limit", price_limit)(
        "executor_department", executor_department)("executor", executor)("device", device)("uploaded", uploaded);
  }
};

struct DiagnosisLine {
  std::uint32_t place = 0;
  Ref<Dimension::visit> visit;
  Ref<Dimension::diagnosis> diagnosis;
  std::string side;  // 1 admission, 2 discharge
  std::string type;  // 1 western, 2 and 3 Chinese medicine
  std::string main;  // maindiag_flag; some exports set it on every row
  std::optional<std::int64_t> rank;
  std::string condition;
  Ref<Dimension::department> department;
  Ref<Dimension::doctor> doctor;
  std::optional<std::int64_t> happened;
  std::int64_t valid = 1;

  template <class V>
  void fields(V& v) {
    v("visit", visit)("diagnosis", diagnosis)("side", side)("type", type)("main", main)("rank", rank)(
        "condition", condition)("department", department)("doctor", doctor)("happened", happened)("valid", valid);
  }
};

struct OperationLine {
  std::uint32_t place = 0;
  Ref<Dimension::visit> visit;
  Ref<Dimension::operation> operation;
  std::string type;
  std::string main;
  std::optional<std::int64_t> rank;
  std::optional<std::int64_t> happened;
  std::optional<std::int64_t> ends;
  Ref<Dimension::doctor> doctor;
  Ref<Dimension::doctor> anaesthetist;
  std::string anaesthesia;
  std::string incision;
  std::int64_t valid = 1;

  template <class V>
  void fields(V& v) {
    v("visit", visit)("operation", operation)("type", type)("main", main)("rank", rank)("happened", happened)(
        "ends", ends)("doctor", doctor)("anaesthetist", anaesthetist)("anaesthesia", anaesthesia)("incision", incision)(
        "valid", valid);
  }
};

// A movement of goods, or what was left: purchase, return, use, sale, loss, opening, balance.
struct StockLine {
  std::uint32_t place = 0;
  Ref<Dimension::product> product;
  std::string movement;
  std::int64_t happened = 0;
  std::int64_t quantity = 0;           // ten-thousandths
  std::optional<std::int64_t> price;   // millionths of a yuan
  std::optional<std::int64_t> amount;  // fen
  std::string lot;                     // 批号
  std::string made;                    // yyyy-mm-dd, 生产日期
  std::string expires;                 // yyyy-mm-dd, 有效期
  std::string supplier;                // 供货单位
  std::string document;

  template <class V>
  void fields(V& v) {
    v("product", product)("movement", movement)("happened", happened)("quantity", quantity)("price", price)(
        "amount", amount)("lot", lot)("made", made)("expires", expires)("supplier", supplier)("document", document);
  }
};

// The result of an examination.
struct ExamLine {
  std::uint32_t place = 0;
  Ref<Dimension::visit> visit;
  std::string code;
  std::string name;
  std::int64_t happened = 0;
  std::optional<std::int64_t> positive;  // 1, 0; none where the export does not say
  std::string result;
  std::string device;

  template <class V>
  void fields(V& v) {
    v("visit", visit)("code", code)("name", name)("happened", happened)("positive", positive)("result", result)(
        "device", device);
  }
};

// One upload to the platform.
struct UploadLine {
  std::uint32_t place = 0;
  std::int64_t happened = 0;
  std::string what;
  std::string number;

  template <class V>
  void fields(V& v) {
    v("happened", happened)("what", what)("number", number);
  }
};

}  // namespace mi::domain

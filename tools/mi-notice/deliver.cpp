// SPDX-License-Identifier: Apache-2.0
// Records delivery (送达), which starts the clocks; keeps the receipt in the case.
#include "base/message.hpp"
#include "base/path.hpp"
#include "casefile/copies/authority.hpp"
#include "steps.hpp"
#include "work/notice/papers.hpp"

namespace mi::tools {
namespace {

struct DeliverOptions {
  std::string document;
  std::string receipt;
  std::string receiver;
  std::string method = "direct";
  std::optional<base::Date> date;
};

void declare(cli::Options& options, DeliverOptions& o) {
  options.argument("DOCUMENT", o.document, base::mark("name of the document"));
  options.option("--date", o.date, base::mark("day of delivery")).required().placeholder("DATE");
  options.option("--receipt", o.receipt, base::mark("the receipt of delivery")).required().placeholder("FILE");
  options.option("--receiver", o.receiver, base::mark("who took it")).placeholder("PERSON");
  options.choice("--method", o.method, {"direct", "left", "post", "electronic", "public"},
                 base::mark("how it was delivered"));
}

const char* label(const std::string& method) {
  if (method == "left") return "留置送达";
  if (method == "post") return "邮寄送达";
  if (method == "electronic") return "电子送达";
  return method == "public" ? "公告送达" : "直接送达";
}

cli::Exit run(cli::Context& context, const DeliverOptions& o) {
  casefile::require_case_of_record(context.opened(), base::say("recording a delivery"));
  const work::Paper paper = work::paper_named(context.opened(), o.document);
  work::check_delivery(paper, *o.date);
  domain::Delivery delivery{o.document, *o.date, label(o.method), o.receiver, {}};
  delivery.receipt = context.change().add_file(base::read_file(o.receipt));
  if (paper.delivery && domain::encode(*paper.delivery) == domain::encode(delivery))
    context.note(base::say("the delivery of {} is already recorded; nothing was written", o.document));
  else
    context.change().record(o.document, delivery, {}, *o.date);
  context.finish();
  return cli::Exit::done;
}

}  // namespace

cli::Step deliver_step() {
  return cli::step<DeliverOptions>("deliver", base::mark("record a delivery and keep the receipt"),
                                   cli::reads_case | cli::writes_case, declare, run);
}

}  // namespace mi::tools

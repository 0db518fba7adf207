// SPDX-License-Identifier: Apache-2.0
#include "law/adopt.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "law/kinds.hpp"
#include "law/rulebook.hpp"

namespace mi::law {
namespace {

using base::Error;
using base::ErrorKind;

bool has(const std::vector<std::string>& list, const std::string& word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

const Pack* find(const std::vector<Pack>& packs, const std::string& id) {
  for (const Pack& p : packs)
    if (p.id() == id) return &p;
  return nullptr;
}

void collect(const Pack& pack, const std::vector<Pack>& at_hand, std::vector<Pack>& found) {
  for (const Extends& e : pack.extends()) {
    if (find(found, e.pack)) continue;
    const Pack* known = find(at_hand, e.pack);
    found.push_back(known ? *known : find_pack(e.pack));
    collect(Pack(found.back()), at_hand, found);
  }
}

void check_draft(const Pack& pack, bool allowed) {
  if (pack.status() != Status::draft || allowed) return;
  throw Error(ErrorKind::gate, base::say("{0} is a draft: {1}", pack.id(), pack.title()), {},
              base::tr("--allow-draft uses it all the same; every document then says so"));
}

// Several acts hold at once in the layer of the law, each whole; what of them has one id is still a conflict.
void check_beside(const Pack& a, const Pack& b) {
  if (a.id() == b.id() || a.layer() != b.layer() || a.layer() == Layer::law) return;
  for (const std::string& topic : a.topics())
    if (has(b.topics(), topic))
      throw Error(ErrorKind::choice,
                  base::say("{0} and {1} both speak of \"{2}\" in the layer {3}; a case uses one", a.id(), b.id(), topic,
                            to_text(a.layer())),
                  {}, base::say("choose one, or use the new one with --instead-of {0}", a.id()));
}

}  // namespace

void require_one_per_topic(const std::vector<Pack>& packs) {
  for (std::size_t i = 0; i < packs.size(); ++i)
    for (std::size_t j = i + 1; j < packs.size(); ++j) check_beside(packs[i], packs[j]);
}

namespace {

// The packs of the case that stay, and the new ones; a new version takes the place of the old.
std::vector<Pack> together(const Rulebook& before, const Adoption& adoption) {
  std::vector<Pack> all;
  for (const Pack& p : before.used())
    if (!has(adoption.instead_of, p.id()) && !find(adoption.packs, p.id())) all.push_back(p);
  all.insert(all.end(), adoption.packs.begin(), adoption.packs.end());
  require_one_per_topic(all);
  return all;
}

void check_dropped(const Rulebook& before, const Adoption& adoption) {
  for (const std::string& id : adoption.instead_of)
    if (!find(before.used(), id))
      throw Error(ErrorKind::usage, base::say("this case does not use the pack \"{0}\"", id));
}

PackUse use_of(const Pack& pack, const std::string& path) {
  PackUse use{pack.id(), pack.version(), pack.hash(), path, pack.status() == Status::draft, {}};
  for (const Pack& e : extended_of({pack})) use.extended.push_back(e.hash());
  return use;
}

// The same text from another place is the same law.
bool is_used(const casefile::Case& source, const PackUse& use) {
  const auto head = source.get<PackUse>(use.pack);
  return head && head->value.hash == use.hash && head->value.extended == use.extended;
}

void record(const casefile::Case& source, casefile::Change& change, const Pack& pack, const std::string& path) {
  const PackUse use = use_of(pack, path);
  if (is_used(source, use)) return;
  change.add_file(pack.text());
  for (const Pack& e : extended_of({pack})) change.add_file(e.text());
  change.record(use.pack, use);
}

}  // namespace

std::vector<Pack> extended_of(const std::vector<Pack>& packs) {
  std::vector<Pack> found;
  for (const Pack& p : packs) collect(p, packs, found);
  return found;
}

void adopt(const casefile::Case& source, casefile::Change& change, const Adoption& adoption, base::Date day) {
  const Rulebook before = Rulebook::of(source, day);
  check_dropped(before, adoption);
  for (const Pack& p : adoption.packs) check_draft(p, adoption.allow_draft);
  const std::vector<Pack> all = together(before, adoption);
  Rulebook::of(all, day, {}, extended_of(all));  // throws when they contradict each other
  for (const std::string& id : adoption.instead_of) change.record(id, PackUse{id, {}, {}, {}, false, {}});
  for (std::size_t i = 0; i < adoption.packs.size(); ++i) record(source, change, adoption.packs[i], adoption.paths.at(i));
}

void set(const casefile::Case& source, casefile::Change& change, const std::string& name, const std::string& value,
         const std::string& origin, base::Date day) {
  if (base::trim(origin).empty())
    throw Error(ErrorKind::usage, base::tr("a setting needs its source"), {},
                base::tr("--source says where the value comes from: a decision, a filled-in agreement, a notice"));
  Rulebook::of(source, day, {{name, value, "mi-rules set"}});  // throws when it may not be
  change.record(name, Setting{name, value, origin});
}

}  // namespace mi::law

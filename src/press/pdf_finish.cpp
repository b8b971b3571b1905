#include "press/pdf_finish.h"

// qpdf 11 wants to be told that only std::shared_ptr is used.
#define POINTERHOLDER_TRANSITION 4
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <memory>

#include "base/failure.h"
#include "base/text.h"

namespace talewright::press {

namespace {

std::string xml_text(const std::string& text) {
  std::string out;
  for (char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (static_cast<unsigned char>(c) >= 0x20 || c == '\t')
      out += c;
  }
  return out;
}

// XMP (ISO 16684-1), with the PDF/UA identification left out: no validator has spoken yet.
std::string xmp(const PdfFacts& facts) {
  std::string out =
      "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF "
      "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
      "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
      "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n"
      "<dc:format>application/pdf</dc:format>\n<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">" +
      xml_text(facts.title) + "</rdf:li></rdf:Alt></dc:title>\n";
  if (!facts.author.empty())
    out += "<dc:creator><rdf:Seq><rdf:li>" + xml_text(facts.author) +
           "</rdf:li></rdf:Seq></dc:creator>\n";
  out += "<dc:language><rdf:Bag><rdf:li>" + xml_text(facts.language) +
         "</rdf:li></rdf:Bag></dc:language>\n<xmp:CreatorTool>Talewright</xmp:CreatorTool>\n";
  if (!facts.date.empty()) out += "<xmp:CreateDate>" + facts.date + "</xmp:CreateDate>\n";
  return out + "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>";
}

/// Gives the Figure elements of the structure tree their alternative texts, in document order.
class AltTexts {
 public:
  explicit AltTexts(const std::vector<std::string>& alts) : alts_(alts) {}

  void visit(QPDFObjectHandle element, int depth = 0) {
    if (depth > 32) return;
    if (element.isArray()) {
      for (int i = 0; i < element.getArrayNItems(); ++i) visit(element.getArrayItem(i), depth + 1);
      return;
    }
    if (!element.isDictionary()) return;
    QPDFObjectHandle kind = element.getKey("/S");
    if (kind.isName() && kind.getName() == "/Figure" && next_ < alts_.size())
      element.replaceKey("/Alt", QPDFObjectHandle::newUnicodeString(alts_[next_++]));
    if (element.hasKey("/K")) visit(element.getKey("/K"), depth + 1);
  }

  std::size_t given() const { return next_; }

 private:
  const std::vector<std::string>& alts_;
  std::size_t next_ = 0;
};

}  // namespace

std::string finish_pdf(const std::string& bytes, const PdfFacts& facts) {
  QPDF pdf;
  pdf.setSuppressWarnings(true);
  pdf.processMemoryFile("book", bytes.data(), bytes.size());
  QPDFObjectHandle root = pdf.getRoot();
  root.replaceKey("/Lang", QPDFObjectHandle::newUnicodeString(facts.language));
  root.replaceKey("/ViewerPreferences", QPDFObjectHandle::parse("<< /DisplayDocTitle true >>"));
  root.replaceKey("/PageLayout", QPDFObjectHandle::newName("/TwoPageRight"));
  root.replaceKey("/PageMode", QPDFObjectHandle::newName("/UseNone"));
  QPDFObjectHandle metadata = QPDFObjectHandle::newStream(&pdf, xmp(facts));
  metadata.getDict().replaceKey("/Type", QPDFObjectHandle::newName("/Metadata"));
  metadata.getDict().replaceKey("/Subtype", QPDFObjectHandle::newName("/XML"));
  root.replaceKey("/Metadata", pdf.makeIndirectObject(metadata));
  for (QPDFPageObjectHelper& page : QPDFPageDocumentHelper(pdf).getAllPages()) {
    QPDFObjectHandle dict = page.getObjectHandle();
    dict.replaceKey("/TrimBox", dict.getKey("/MediaBox"));
    dict.replaceKey("/Tabs", QPDFObjectHandle::newName("/S"));
  }
  AltTexts alts(facts.alts);
  if (root.hasKey("/StructTreeRoot")) alts.visit(root.getKey("/StructTreeRoot").getKey("/K"));
  ensure(alts.given() == facts.alts.size(), "every picture has its Figure element");
  // Cairo dates every file; without a date of ours there is none.
  if (facts.date.empty() && pdf.getTrailer().hasKey("/Info"))
    pdf.getTrailer().getKey("/Info").removeKey("/CreationDate");

  QPDFWriter writer(pdf);
  writer.setOutputMemory();
  writer.setDeterministicID(true);
  writer.setObjectStreamMode(qpdf_o_generate);
  writer.setCompressStreams(true);
  writer.write();
  const std::shared_ptr<Buffer> out(writer.getBufferSharedPointer());
  return {reinterpret_cast<const char*>(out->getBuffer()), out->getSize()};
}

}  // namespace talewright::press

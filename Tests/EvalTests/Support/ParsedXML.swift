import CLibXML2
import Foundation

/// A document as libxml2 reads it, strictly and without the network.
struct ParsedXML {
  let elements: [Element]

  struct Element: Equatable {
    var name: String
    var attributes: [String: String]
    /// With that of all elements within.
    var text: String
    var children: [Element]

    subscript(attribute: String) -> String? { attributes[attribute] }

    /// All elements of a name within this one, this one included, in the order of the document.
    func all(_ wanted: String) -> [Element] {
      (name == wanted ? [self] : []) + children.flatMap { $0.all(wanted) }
    }
  }

  struct Malformed: Error {}

  var root: Element? { elements.first }

  func all(_ name: String) -> [Element] { elements.flatMap { $0.all(name) } }

  /// - Parameter schema: a schema to validate against.
  init(_ text: String, schema: URL? = nil) throws {
    let options = Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOWARNING.rawValue)
    var text = text
    let document = text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        xmlReadMemory($0.baseAddress, Int32($0.count), nil, "UTF-8", options)
      }
    }
    guard let document else { throw Malformed() }
    defer { xmlFreeDoc(document) }
    if let schema { try Self.validate(document, schema) }
    elements = Self.children(xmlDocGetRootElement(document))
  }

  private static func validate(_ document: xmlDocPtr, _ schema: URL) throws {
    guard let parser = xmlSchemaNewParserCtxt(schema.path) else { throw Malformed() }
    defer { xmlSchemaFreeParserCtxt(parser) }
    guard let schema = xmlSchemaParse(parser) else { throw Malformed() }
    defer { xmlSchemaFree(schema) }
    guard let context = xmlSchemaNewValidCtxt(schema) else { throw Malformed() }
    defer { xmlSchemaFreeValidCtxt(context) }
    guard xmlSchemaValidateDoc(context, document) == 0 else { throw Malformed() }
  }

  private static func children(_ first: xmlNodePtr?) -> [Element] {
    var elements: [Element] = []
    var next = first
    while let node = next {
      if node.pointee.type == XML_ELEMENT_NODE { elements.append(element(node)) }
      next = node.pointee.next
    }
    return elements
  }

  private static func element(_ node: xmlNodePtr) -> Element {
    var attributes: [String: String] = [:]
    var attribute = node.pointee.properties
    while let one = attribute {
      attributes[string(one.pointee.name)] = content(UnsafeMutableRawPointer(one))
      attribute = one.pointee.next
    }
    return Element(
      name: string(node.pointee.name), attributes: attributes,
      text: content(UnsafeMutableRawPointer(node)), children: children(node.pointee.children))
  }

  /// An attribute begins like a node, and libxml2 takes one for the other here.
  private static func content(_ node: UnsafeMutableRawPointer) -> String {
    guard let text = xmlNodeGetContent(node.assumingMemoryBound(to: xmlNode.self)) else {
      return ""
    }
    // `xmlFree` is a mutable global; nothing here replaces its default.
    defer { free(text) }
    return string(text)
  }

  private static func string(_ text: UnsafePointer<xmlChar>?) -> String {
    text.map { String(cString: $0) } ?? ""
  }
}

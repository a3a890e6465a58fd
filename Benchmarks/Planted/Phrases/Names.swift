/// Invented places and people, none of whom is meant to exist.
enum Names {
  static func place(with dice: inout Dice) -> String {
    dice.pick(placeStarts) + dice.pick(placeEnds)
  }

  static func person(with dice: inout Dice) -> (first: String, last: String) {
    (dice.pick(firsts), dice.pick(lasts))
  }

  static func day(with dice: inout Dice) -> String { dice.pick(days) }

  static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  private static let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]

  private static let placeStarts = words(
    """
    Aber Alder Ash Bram Brin Calder Corn Dun Eller Fal Fern Gar Hal Hazel Ing Kel Kirk Lan Lin Mar \
    Mel Nor Oak Pen Quar Ravens Rother Sal Sel Stan Thorn Tre Ul Var Wal West Whit Win Yar Zel
    """)

  private static let placeEnds = words(
    """
    beck borough bridge bury by combe croft dale den fell ford gate ham holm hurst ley low mere \
    mouth ness port shaw stead stoke thorpe ton wick wold worth
    """)

  private static let firsts = words(
    """
    Ada Anselm Bea Bruno Carla Cedric Dora Edwin Elsa Farid Greta Hugo Ines Ivo Jana Jonas Karim \
    Lena Lucian Mara Milo Nadia Nils Olga Oscar Petra Quentin Rosa Ruben Selma Silas Tilda Tomas \
    Ulla Victor Wanda Yusuf Zora
    """)

  private static let lasts = words(
    """
    Abelard Arden Bellamy Brandvold Castell Cordova Dunmore Ekholm Farrow Fenwick Garrido Halloran \
    Ivarsen Jellicoe Kestner Lindholm Marchetti Nakamori Osgood Pellerin Quillan Rasmussen Sandoval \
    Tarrant Underhay Valtonen Westerby Yarrow Zelenka
    """)

  private static func words(_ block: String) -> [String] {
    block.split(separator: " ").map(String.init)
  }
}

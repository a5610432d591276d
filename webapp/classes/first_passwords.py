"""First passwords: three plain words that are read off a slip and typed on any keyboard. Pure.

256 words, so 24 bits: with sixty tries a minute from one address, half of them take more than three months.
"""

import random

_TEXT = """
adam adres akter alap alma almurt alua amal ana ananas apelsin aspan aspap aspaz astana ata atau atom aua avtobus
bal bala balans balkon baluan banan banka baraban barsha baspa bata bazar beket belbeu beles bereke biznes bilet
blank blok bokal bolat bota bulbul butik dala damu dana dara dastan delfin dene derek diplom disk dombra dop dos
drama eden ekran elorda emen erek eresek erte esep etek fakel film flora foto futbol gazeta gimn gitara globus iman
kabina kadr kakao kaktus kamera kamzol kanal karta kartop kassa kenguru kepka keruen kese kesene keste kezek kino
kiosk kivi klass klever klimat klub koala kolibri komod kompas kompot konus kosmos kreslo kubok kurtka lama lampa
lenta limon limonad lirika litr mama maman mango maral marka masa mata mashina meken mektep mereke metall metr metro
minut moment mozaika muzei nan nemere nomer norma nota opera oramal orda orkestr orman orta otan ozon paket palata
palau palma panda papa parashut park parta piano pilot pingvin pirog plan planeta port portal poshta proekt radar
radio raketa raushan resurs robot roman sabiz sala salat salem salon salt samal samsa san sana sandal sapa sapar
sauda sekund serial seruen shakpak shalbar sham shana shapan sharua shashu sheber shekara shelek shelpek shokolad
shopan sipat sirek sirop sorpa sport suret sveter taban taksi talant talap tamasha tarau tas taspa tau tauar teatr
telefon tennis terek tereze termin arfa astra atlas bambuk kedr parus sosna vokal karamel kalina tonnel torap tort
traktor trassa tulpan tulpar turist vagon vaza veranda vitamin zaman zebra zerek zona zoopark
"""
WORDS = tuple(_TEXT.split())
NUMBER = 3


def draw(rng: random.Random) -> str:
    """Three different words with hyphens."""
    return "-".join(rng.sample(WORDS, NUMBER))

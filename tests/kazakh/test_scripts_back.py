"""Back to Cyrillic from Latin and from Arabic."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from webapp.kazakh.alphabet import LETTERS
from webapp.kazakh.writing.arabic import arabic
from webapp.kazakh.writing.cyrillic import cyrillic, from_arabic, from_latin
from webapp.kazakh.writing.latin import latin

WORDS = """
адам әже қарындас немере жиен күйеу қонақ мұғалім жұмысшы суретші кітап қағаз емтихан жауап әліппе әңгіме күй
домбыра би той мейрам үй есік үстел айна тарелка шәйнек кесе ет қант май айран шай су көпір тау күн ай қар
найзағай жаз түс жыл минут секунд мұрын аяқ саусақ сүйек шаш мойын ауру аурухана ит жылқы сиыр қой түйе түлкі аю
қоян құс айдаһар қызыл үлкен биік жаман суық ащы тұщы сұлу қиын оңай бару айту жазу ойнау ұйықтау жеу тазалау
жату сүю қию ию тою қою жою киіну келеді айтса айтшы тартса жиналыс сыйлық тиын қиял оян ояту баян саяхат аян
мия қияр дария тәрбие тәжірибе пайда қайда сөйлеу үйрену кейін қаһарман жиһан гауһар шаһар баһа һәм жаһан аждаһа
тарих халық хабар хат мұхит рахмет құрмет мәдениет әдебиет заң ислам құдай дүние музей кино концерт опера
пианино скрипка футбол хоккей чемпион матч теннис бассейн университет институт факультет академия лекция емхана
больница операция вакцина витамин бактерия вирус троллейбус трамвай метро станция аэропорт велосипед мотоцикл
машина автомобиль такси билет виза бюджет процент доллар рубль миллион миллиард компьютер интернет сайт файл
пароль принтер радио телевизор фильм видео экран энергия электр экономика экология эфир поэзия поэма эпос
элемент экспорт эксперт этаж цирк цех цемент цифр центр концепция революция конституция милиция полиция
инспекция француз шприц офицер француздар чек чемодан чат почта дача учаске яхта юбка юрист январь июнь июль
ёлка актёр шофёр щётка борщ плащ асфальт альбом апельсин ноль роль тоннель отель фестиваль календарь секретарь
медаль модель корабль батальон павильон пальто кремль шоколад котлета пицца лимон помидор сәбіз пияз жүзім
министр президент парламент партия республика аудан район объект субъект съезд химия физика биология география
геометрия алгебра математика тарихы кітаптар үйімізде тілмен қалалардікі анамдікі дәптеріңіз мұғалімдер
кітапханада қазақ қытай Алматы Астана Қазақстан Түркістан Шымкент Өскемен Ақтөбе Көкшетау Әйгерім Айгүл Бауыржан
Нұрсұлтан Дінмұхамед Еуропа Азия Африка Америка Ресей Германия Франция Италия ел төмен өнеркәсіп конкурс океан
""".split()  # noqa: SIM905

everything = st.text(st.characters(exclude_categories=()), max_size=40)
letters = st.text(f"{LETTERS}{LETTERS.upper()}aäğıiİIñşūüQ قازتىلءٴەۋئأ\u0654\u200c،؟٥- 5,\u0307\u0301", max_size=40)
texts = everything | letters
property_of = settings(deadline=None, database=None, max_examples=150)


@pytest.mark.parametrize("word", WORDS)
def test_a_common_word_comes_back(word: str) -> None:
    assert from_latin(latin(word)) == word
    assert from_latin(latin(word.upper())) == word.upper()
    assert from_arabic(arabic(word)) == word.lower()


@pytest.mark.parametrize(
    ("in_latin", "right"),
    [
        ("tiyn üi qiyn", "тиын үй қиын"),
        ("qoian, aiu, dünie, tärbie", "қоян, аю, дүние, тәрбие"),
        ("miniatiura million raion", "миниатюра миллион район"),
        ("tarih jihan şahar", "тарих жиһан шаһар"),
        ("esık ekran etaj Elektr", "есік экран этаж Электр"),
        ("aitsa sirk stsena", "айтса сирк сцена"),
        ("aitşy şempion tşempion", "айтшы шемпион чемпион"),
        ("aştşy", "ащы"),
        ("rubldıñ rublı", "рубльдің рублі"),
        ("stil stilı stilist", "стиль стилі стилист"),
    ],
)
def test_letters_that_latin_writes_alike(in_latin: str, right: str) -> None:
    assert from_latin(in_latin) == right


@pytest.mark.parametrize(
    ("in_latin", "right"),
    [
        ("İslam", "Ислам"),
        ("Ile", "Іле"),
        ("İurta AİU İa İAHTA", "Юрта АЮ Я ЯХТА"),
        ("QR-nyñ, AQŞ-qa", "ҚР-ның, АҚШ-қа"),
        ("TSİRK FİLM", "ЦИРК ФИЛЬМ"),
        ("Ana-äke", "Ана-әке"),
        ("XXI ğasyr, II bölım", "XXI ғасыр, II бөлім"),
        ("Windows, WiFi, fox", "Windows, WiFi, fox"),
        ("menıŋ əke qazaǧym", "менің әке қазағым"),
        ("menın\u0303 i\u0307t", "менің ит"),
        ("қазақ tılı", "қазақ тілі"),
        ("5-ke 2021!", "5-ке 2021!"),
    ],
)
def test_capitals_and_what_is_not_kazakh(in_latin: str, right: str) -> None:
    assert from_latin(in_latin) == right


@pytest.mark.parametrize(
    "typed",
    [
        "قازاق ٴتىلى",
        "قازاق ءتىلى",
        "قازاق \u0654تىلى",
        "قازاق تىٴلى",
        "قـازاق ٴتىلى",
        "ﻗﺎﺯﺍﻕ ٴتىلى",
    ],
)
def test_other_shapes_of_arabic_letters(typed: str) -> None:
    assert from_arabic(typed) == "қазақ тілі"


@pytest.mark.parametrize(
    ("in_arabic", "right"),
    [
        ("تىل", "тыл"),
        ("ٴتىل", "тіл"),
        ("تىلمەن جىلمەن", "тілмен жылмен"),
        ("أكە ئس", "әке іс"),
        ("مه\u200cن كىتاپپىن", "мен кітаппын"),
        ("انا-اكە، ٴيا؟", "ана-әке, иә?"),
        ("٥-كە، 3,5", "5-ке, 3,5"),
    ],
)
def test_what_the_hamza_says(in_arabic: str, right: str) -> None:
    assert from_arabic(in_arabic) == right


def test_each_word_by_its_own_script() -> None:
    assert cyrillic("Qazaq тілі، قازاق tılı") == "Қазақ тілі, қазақ тілі"


@property_of
@given(texts)
def test_nothing_raises(text: str) -> None:
    for turned in (latin(text), arabic(text), from_latin(text), from_arabic(text), cyrillic(text)):
        assert isinstance(turned, str)
    assert "\n" not in cyrillic(text.replace("\n", ""))


@property_of
@given(st.text(f"{LETTERS}{LETTERS.upper()} -!.1", max_size=40))
def test_cyrillic_stays_cyrillic(text: str) -> None:
    assert cyrillic(text) == text


@property_of
@given(st.text("abdefgğhijklmnñopqrsştuūüvyzäöı -", max_size=40))
def test_cyrillic_of_latin_is_written_in_the_same_latin(text: str) -> None:
    assert latin(from_latin(text)) == text


@property_of
@given(st.lists(st.sampled_from(WORDS), max_size=8))
def test_a_line_comes_back(line: list[str]) -> None:
    text = ", ".join(line) + "?"
    assert from_latin(latin(text)) == text
    assert from_arabic(arabic(text)) == text.lower()

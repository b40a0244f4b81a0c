"""The demo's own drawings: a motif over eight-pointed stars, the same each time for a name."""

from __future__ import annotations

import io
import math
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image, ImageDraw

from demo.pictures import nature, places, posters, things
from demo.pictures.canvas import PALETTES, SMOOTH, Brush, Palette, ground, mix, smooth, star_points

SIZE = (1600, 1067)
JPEG_QUALITY = 88


@dataclass(frozen=True)
class Motif:
    """What a picture shows, and its words for those who can't see it."""

    draw: Callable[[Brush], None]
    ar: str
    en: str


MOTIFS = {
    "wave": Motif(nature.wave, "أمواج تحت شمس منخفضة", "Waves under a low sun"),
    "tree": Motif(nature.tree, "شجرة مدورة مثمرة", "A round tree with fruit"),
    "palm": Motif(nature.palm, "نخلة تتدلى منها عذوق التمر", "A palm with clusters of dates"),
    "sprout": Motif(nature.sprout, "شتلة بورقتين تخرج من التراب", "A seedling with two leaves"),
    "mangrove": Motif(nature.mangrove, "شجرة قرم جذورها في الماء", "A mangrove with its roots in water"),
    "turtle": Motif(nature.turtle, "سلحفاة بحرية على ظهرها نجمة", "A sea turtle with a star on its shell"),
    "sun": Motif(nature.sun, "شمس كبيرة في قلبها نجمة", "A large sun with a star in its heart"),
    "rain": Motif(nature.rain, "سحابة تمطر ونجمة فوقها", "A cloud with rain and a star above it"),
    "bird": Motif(nature.bird, "طائر خوّاض يقف على الشاطئ", "A wading bird on the shore"),
    "paw": Motif(nature.paw, "أثر كف حيوان فيه نجمة", "The print of a paw with a star in it"),
    "cat": Motif(nature.cat, "وجه قطة تنظر إليك", "The face of a cat that looks at you"),
    "path": Motif(nature.path, "ممشى متعرج بين أشجار صغيرة", "A winding path between small trees"),
    "book": Motif(things.book, "كتاب مفتوح", "An open book"),
    "books": Motif(things.books, "كتب مصفوفة على رف", "Books in a row on a shelf"),
    "pencil": Motif(things.pencil, "قلم رصاص يرسم خطًا", "A pencil that draws a line"),
    "pen": Motif(things.pen, "قلم خط وحبر ينساب", "A reed pen and flowing ink"),
    "lantern": Motif(things.lantern, "فانوس مضيء في وسطه نجمة", "A lit lantern with a star in it"),
    "laptop": Motif(
        things.laptop, "حاسوب مفتوح على شاشته رموز برمجة", "An open laptop with code on its screen"
    ),
    "phone": Motif(things.phone, "هاتف تظهر عليه رسائل", "A phone that shows messages"),
    "camera": Motif(things.camera, "كاميرا في عدستها نجمة", "A camera with a star in its lens"),
    "sound": Motif(things.sound, "موجة صوت ملونة", "A sound wave in colours"),
    "network": Motif(things.network, "دوائر متصلة بنجمة واحدة", "Circles linked to one star"),
    "links": Motif(things.links, "ثلاث حلقات متشابكة", "Three interlocked rings"),
    "bulb": Motif(things.bulb, "مصباح يضيء وفي داخله نجمة", "A shining bulb with a star in it"),
    "table": Motif(things.table, "طاولة مستديرة حولها ثمانية مقاعد", "A round table with eight seats"),
    "ribbon": Motif(
        things.ribbon, "شريط معقود حوله ستة عشر خطًا", "A tied ribbon with sixteen lines around it"
    ),
    "stadium": Motif(things.stadium, "ملعب تحيط به المدرجات", "A stadium with its stands"),
    "ladder": Motif(things.ladder, "سلّم يصعد نحو الشمس", "A ladder that rises to the sun"),
    "graph": Motif(things.graph, "أعمدة بيانية تعلو وعليها أغصان", "Rising columns with small branches"),
    "box": Motif(things.box, "صندوق مفتوح تعلوه نجمة", "An open box with a star above it"),
    "bowl": Motif(things.bowl, "قدر طعام يتصاعد منه البخار", "A bowl of food with rising steam"),
    "cup": Motif(things.cup, "كوب شاي ساخن", "A cup of hot tea"),
    "wrench": Motif(things.wrench, "مفتاح ربط", "A spanner"),
    "whistle": Motif(things.whistle, "صافرة حكم", "A referee's whistle"),
    "compass": Motif(things.compass, "بوصلة تشير إلى الشمال الشرقي", "A compass that points north-east"),
    "scales": Motif(things.scales, "ميزان متعادل الكفتين", "Scales in balance"),
    "umbrella": Motif(things.umbrella, "مظلة فوق أربع دوائر", "An umbrella above four circles"),
    "star": Motif(places.star, "نجمة ثمانية في قلب نجمة", "An eight-pointed star within a star"),
    "heart": Motif(places.heart, "قلب عليه علامة الإسعاف", "A heart with the sign of first aid"),
    "pulse": Motif(places.pulse, "خط نبض داخل دائرة", "A pulse line in a circle"),
    "hands": Motif(places.hands, "كفان مفتوحتان بينهما نجمة", "Two open hands with a star between them"),
    "chairs": Motif(places.chairs, "ثلاثة مقاعد ملونة متجاورة", "Three coloured chairs side by side"),
    "eye": Motif(places.eye, "عين في وسطها نجمة", "An eye with a star in it"),
    "ball": Motif(places.ball, "كرة قدم", "A football"),
    "wheel": Motif(places.wheel, "دراجة هوائية", "A bicycle"),
    "shield": Motif(places.shield, "درع عليه علامة صح", "A shield with a tick"),
    "bubbles": Motif(places.bubbles, "فقاعتا حديث متقابلتان", "Two speech bubbles"),
    "tent": Motif(places.tent, "خيمة تحت نجمتين", "A tent under two stars"),
    "house": Motif(places.house, "بيت صغير بسقف ملون", "A small house with a coloured roof"),
    "door": Motif(places.door, "باب خشبي قديم بقوس ومسامير", "An old wooden door with an arch and nails"),
    "fort": Motif(places.fort, "قلعة ببرجين", "A fort with two towers"),
    "tower": Motif(places.tower, "برج مراقبة وهلال", "A watchtower and a crescent"),
    "dhow": Motif(places.dhow, "سفينة شراعية على الماء", "A dhow under sail"),
    "van": Motif(places.van, "سيارة توصيل عليها نجمة", "A delivery van with a star on it"),
    "bench": Motif(places.bench, "مقعد خشبي ملون", "A painted wooden bench"),
    "globe": Motif(places.globe, "كرة أرضية حولها ثماني نقاط", "A globe with eight dots around it"),
}


def seed(name: str) -> int:
    """A number that is always the same for a name, unlike Python's own hash."""
    return zlib.crc32(name.encode())


def lattice(image: Image.Image, palette: Palette, step: int) -> None:
    """Faint outlines of stars all over."""
    brush = Brush(image, palette, (0, 0), 1)
    colour = mix(palette.sky[1], palette.light, 0.22)
    for row, y in enumerate(range(0, image.height + step, step)):
        for x in range(-step // 2 if row % 2 else 0, image.width + step, step):
            outline = star_points(x, y, step * 0.44, math.pi / 8)
            brush.draw.line([*outline, outline[0]], colour, 4, joint="curve")


def great_star(image: Image.Image, palette: Palette, centre: tuple[float, float]) -> None:
    """One star behind the motif, ring in ring."""
    brush = Brush(image, palette, centre, 1)
    for ring, share in enumerate((0.1, 0.2, 0.1)):
        radius = image.height * (0.58 - ring * 0.12)
        outline = star_points(*centre, radius, math.pi / 8 * (ring % 2))
        brush.draw.polygon(outline, mix(palette.sky[1], palette.light, share))


def dunes(image: Image.Image, palette: Palette, turn: int) -> None:
    """Three hills at the foot of the picture."""
    brush = Brush(image, palette, (0, 0), 1)
    wide, high = image.size
    for layer, share in enumerate((0.16, 0.32, 0.5)):
        top = high * (0.66 + layer * 0.11)
        ridge = smooth(
            [
                (wide * step / 6, top + high * 0.06 * math.sin(step * 1.3 + layer * 2 + turn))
                for step in range(7)
            ]
        )
        colour = mix(palette.sky[0], palette.light, share)
        brush.draw.polygon([*ridge, (wide, high), (0, high)], colour)


def band(image: Image.Image, palette: Palette, at_start: bool) -> None:
    """A column of stars along one side."""
    brush = Brush(image, palette, (0, 0), 1)
    step = image.height / 5
    x = step * 0.5 if at_start else image.width - step * 0.5
    left = 0 if at_start else image.width - step
    brush.draw.rectangle([left, 0, left + step, image.height], palette.edge)
    for row in range(5):
        y = step * (row + 0.5)
        brush.draw.polygon(
            star_points(x, y, step * 0.4, math.pi / 8), palette.accent if row % 2 else palette.light
        )
        brush.draw.polygon(star_points(x, y, step * 0.2), palette.edge)


GROUNDS = (
    ("فوق نقش من النجوم الثمانية", "over a pattern of eight-pointed stars"),
    ("أمام نجمة ثمانية كبيرة", "before a large eight-pointed star"),
    ("فوق كثبان متتالية", "above rolling dunes"),
    ("بجانب شريط من النجوم الثمانية", "beside a band of eight-pointed stars"),
)


def alt(name: str, motif: str, palette: str, language: str) -> str:
    """What the picture of this name shows, in "ar" or "en"."""
    ar, en = GROUNDS[seed(name) % len(GROUNDS)]
    colours = PALETTES[palette].words
    if language == "ar":
        return f"رسم: {MOTIFS[motif].ar}، {ar}، {colours[0]}."
    return f"Drawing: {MOTIFS[motif].en[0].lower()}{MOTIFS[motif].en[1:]}, {en}, {colours[1]}."


def paint(name: str, motif: str, palette_name: str, size: tuple[int, int] = SIZE) -> Image.Image:
    """The picture, composed by its name: ground, place and size of the motif."""
    number = seed(name)
    palette = PALETTES[palette_name]
    image = ground(size, palette)
    wide, high = image.size
    kind = number % len(GROUNDS)
    # To one side of the middle where the ground leaves room, so that no two pictures in a row are alike.
    x = wide * (0.5, 0.42, 0.58)[number // 7 % 3]
    centre = (x, high * 0.5)
    match kind:
        case 0:
            lattice(image, palette, round(high / (4 + number // 11 % 3)))
        case 1:
            great_star(image, palette, centre)
        case 2:
            dunes(image, palette, number // 13 % 6)
            centre = (x, high * 0.46)
        case _:
            at_start = number // 17 % 2 == 0
            band(image, palette, at_start)
            centre = (wide * (0.56 if at_start else 0.44), high * 0.5)
    MOTIFS[motif].draw(Brush(image, palette, centre, high * 0.37))
    return image.reduce(SMOOTH)


def jpeg(name: str, motif: str, palette: str) -> bytes:
    """The picture as the bytes of a JPEG file."""
    file = io.BytesIO()
    paint(name, motif, palette).save(file, "JPEG", quality=JPEG_QUALITY, optimize=False, progressive=True)
    return file.getvalue()


def poster(motif: str, palette_name: str, language: str, text: str, foot: str) -> bytes:
    """A campaign's poster as a PNG file: the motif over stars, one sentence, and a line at the foot."""
    palette = PALETTES[palette_name]
    image = ground(posters.POSTER_SIZE, palette)
    lattice(image, palette, 300)
    centre = (image.width / 2, image.height * 0.3)
    MOTIFS[motif].draw(Brush(image, palette, centre, image.height * 0.2))
    image = image.reduce(SMOOTH)
    posters.write_words(image, palette, language, text, foot)
    return posters.png(image)


def mark(motif: str, palette_name: str) -> bytes:
    """The small mark of a group as a PNG file: its motif on a disc, with nothing around it."""
    palette = PALETTES[palette_name]
    side = posters.MARK_SIZE[0] * SMOOTH
    image = ground(posters.MARK_SIZE, palette)
    MOTIFS[motif].draw(Brush(image, palette, (side / 2, side / 2), side * 0.3))
    disc = Image.new("L", image.size, 0)
    ImageDraw.Draw(disc).ellipse([0, 0, side - 1, side - 1], 255)
    image.putalpha(disc)
    return posters.png(image.reduce(SMOOTH))

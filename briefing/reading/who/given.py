"""First names: whose is nearly always a man's or a woman's, and which short form stands for which name."""

from __future__ import annotations

# First names that are nearly always a man's or a woman's; written from general knowledge, used only where the article
# itself gives no sign.
MEN = frozenset(
    "james john robert michael william david richard joseph thomas charles daniel matthew anthony mark donald steven "
    "paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan jacob gary nicholas eric "
    "jonathan stephen larry justin scott brandon benjamin samuel gregory frank alexander raymond patrick jack dennis "
    "jerry tyler aaron jose adam nathan henry douglas zachary peter kyle walter ethan jeremy harold keith christian "
    "roger noah gerald carl arthur sean lawrence austin joe mike bill bob jim tom tim steve dan ben sam greg jeff ted "
    "bernie bruce barack mitt newt rand chuck harry fred ken ron rick dick doug ed phil ahmed mohammed muhammad ali "
    "jeb ben marco ted lindsey josh chris craig todd brett chad derek dustin ian jared jake jim jimmy johnny leo luke "
    "max miguel mitchell neil nick norman oscar ralph randy rafael ricardo rob roy russell seth stan stuart travis "
    "trent victor vince wayne william will zach charlie tony ray ronald earl allen alan theodore francis kofi lester "
    "juan carlos luis pedro pablo antonio marco giovanni pierre jean hans karl klaus ivan vladimir dmitri".split()
)
WOMEN = frozenset(
    "mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra ashley "
    "kimberly emily donna michelle carol amanda dorothy melissa deborah stephanie rebecca sharon laura cynthia "
    "kathleen amy angela shirley anna brenda pamela emma nicole helen samantha katherine christine debra rachel "
    "carolyn janet catherine maria heather diane ruth julie olivia joyce virginia victoria kelly lauren christina "
    "joan evelyn judith megan andrea cheryl hannah jacqueline martha gloria teresa ann anne sara madison frances "
    "kathryn janice jean abigail alice julia judy sophia grace denise amber doris marilyn danielle beverly isabella "
    "theresa diana natalie brittany charlotte marie kayla alexis lori hillary melania ivanka nikki elena sonia carmen "
    "rosa ana meredith liz beth kate katie kathy cathy jill jen jenny kirsten kristen monica maggie maureen molly "
    "nina natasha norma peggy rita roberta robin ruby sheila shelley stacey sylvia tammy tanya tara tina valerie "
    "vanessa vera veronica yvonne gwen heidi holly ingrid irene janine jody joanna kim lillian lucy lynn tulsi claire "
    "debbie kellyanne sally wendy".split()
)
# Short forms of first names, each with the one name that it is mostly short for; from general knowledge, and nearly
# each pair found in `nicknames` 1.0.1 (pypi.org/project/nicknames, Apache-2.0), a list made by hand for genealogy.
_SHORT = (
    "liz:elizabeth lizzie:elizabeth beth:elizabeth betsy:elizabeth eliza:elizabeth libby:elizabeth bill:william "
    "billy:william will:william willie:william bob:robert rob:robert bobby:robert robbie:robert jim:james jimmy:james "
    "joe:joseph joey:joseph chuck:charles charlie:charles dick:richard rick:richard rich:richard "
    "ricky:richard mike:michael mickey:michael mick:michael tom:thomas tommy:thomas dan:daniel danny:daniel dave:david "
    "davey:david don:donald donnie:donald ed:edward eddie:edward ned:edward ted:edward "
    "teddy:edward jeff:jeffrey geoff:geoffrey greg:gregory "
    "ken:kenneth kenny:kenneth ron:ronald ronnie:ronald steve:steven stephen:steven tim:timothy "
    "timmy:timothy tony:anthony "
    "matt:matthew nick:nicholas pat:patrick pete:peter phil:philip ray:raymond sam:samuel sammy:samuel andy:andrew "
    "drew:andrew ben:benjamin benny:benjamin chris:christopher kate:katherine kathy:katherine katie:katherine "
    "cathy:catherine sue:susan susie:susan deb:deborah debbie:deborah jen:jennifer jenny:jennifer "
    "barb:barbara pam:pamela "
    "becky:rebecca jack:john johnny:john larry:lawrence hank:henry harry:harold fred:frederick "
    "freddy:frederick frank:francis "
    "alex:alexander josh:joshua jon:jonathan doug:douglas al:albert vicky:victoria gus:augustus "
    "maggie:margaret peggy:margaret "
    "meg:margaret abe:abraham art:arthur bernie:bernard bert:albert brad:bradley cal:calvin cindy:cynthia clem:clement "
    "dot:dorothy ernie:ernest gabe:gabriel gene:eugene gerry:gerald jerry:gerald gil:gilbert herb:herbert jake:jacob "
    "jess:jessica judy:judith les:leslie manny:manuel marty:martin max:maxwell mitch:mitchell "
    "nate:nathan norm:norman patty:patricia randy:randall russ:russell sandy:sandra sid:sidney "
    "stan:stanley stu:stuart terry:terrence vince:vincent vic:victor walt:walter wes:wesley zach:zachary "
    "zack:zachary mandy:amanda nan:nancy tina:christina angie:angela abby:abigail gwen:gwendolyn"
)
_LONG = dict(pair.split(":", 1) for pair in _SHORT.split())


def gender(first: str) -> str:
    """Return "m", "f" or "" for a first name.

    Args:
        first: the first name in lower case.
    """
    if first not in MEN and first not in WOMEN:
        first = long_form(first)
    return ("m" if first in MEN else "") if first not in WOMEN else ("" if first in MEN else "f")


def long_form(first: str) -> str:
    """Return the name that a first name is short for, else the name itself.

    Args:
        first: the first name in lower case.
    """
    return _LONG.get(first, first)

"""The words of a reply that hold it together, deny, agree or hedge, and so name no answer by themselves."""

YES = frozenset("yes yess yep yup yeah yea yah yah aye y affirmative indeed absolutely definitely certainly".split())
YES_ALONE = frozenset("sure correct right exactly true".split())
"""A yes where nothing follows in the clause: "right, it is"."""

NO = frozenset("no noo nope nah n negative".split())
AFTER_PLAIN_NO = frozenset(
    "another other only all both same different some each every several few two a an the my our your his her their its"
    " it is isnt are arent was wasnt they he she i we you that this these those there not never just still do does dont"
    " doesnt did didnt has have hasnt havent had can cant because but sorry im hes shes theyre thats weve ive".split()
)
"""Before these a no answers, and does not deny them: "no another one", "no it is"."""

IDIOMS = frozenset("difference change changes effect improvement luck chance need".split())
"""What makes a plain no of "no difference"."""

NOBODY = frozenset("none nothing nobody neither nowhere".split())
DENYING = (
    frozenset(
        "not never without cannot non nor isnt arent wasnt werent dont doesnt didnt cant couldnt wont wouldnt"
        " shouldnt hasnt havent hadnt mustnt neednt aint".split()
    )
    | NO
    | NOBODY
)
DENYING_BEFORE = DENYING - NO - NOBODY - frozenset("never without non nor".split())
"""At the end of a clause these deny what stands before them: "sending works, receiving doesn't"."""
FAILING = frozenset("fail fails failed failing missing gone disappeared vanished lacks lacking".split())
"""Deny what stands before them in their clause, and the word right after them: "the licence is missing"."""
WORKING = frozenset("work works working exist exists function functions".split())
"""These, denied, say that what stands before them fails."""
BREAKS = frozenset("but and though although however because".split())
"""A denial before these does not reach what follows."""

BEING = frozenset("is are was were be been being am s im its theyre hes shes thats still always".split())
DOING = frozenset("do does did done doing has have had having can could will would should might must may".split())
PERSONS = frozenset("i we you he she it they that this these those us them".split())

FILLERS = frozenset(
    "i we think guess believe suppose probably maybe perhaps likely presumably apparently well hmm hm um uh oh ah er so"
    " actually honestly basically frankly afaik imo sorry please hi hello ok okay and but id say".split()
)
"""May stand before a yes or no, and hedge any answer."""

LITTLE = (
    frozenset(
        "a an the of to at for with in into onto from by as than then or if whether that which who whom whose what"
        " when where why how there here my our your his her their me him one ones thing things stuff kind sort way bit"
        " lot really quite very just also too even already yet anymore longer any anyone anybody such like get gets got"
        " getting go goes going seem seems seemed say says said show tell told see look looks mean means know use uses"
        " used using make made about over out up back via through between because while now currently at ve re ll d t m"
        " etc let lets want need try tried sure pretty fairly rather mostly mainly usually able"
        " course fine properly correctly normally yesterday today already recently special particular".split()
    )
    | BEING
    | DOING
    | PERSONS
    | FILLERS
)

SOMETIMES_TELLING = frozenset(
    "see show get use tell look go fine okay ok well properly correctly normally yesterday".split()
)
"""Little words that name an answer where one of its words means the same: seeing, where something appears."""

BEFORE_ONE = frozenset("only just is its to for of affects by about".split())
"""After these, and at the beginning, "one" is a number."""

package com.loctelli.conversations.screening;

import java.util.regex.Pattern;

/**
 * A trait of texts that are written to a model, in English, Spanish, French, German and Portuguese. Each has a weight:
 * how much it says by itself, of 100.
 */
enum Signal {
    /** It takes back rules: a verb of disregard, and what only a model or its maker would call by that name. */
    OVERRIDE(
            60,
            word(
                            "ignor\\p{L}*|disregard|forget|override|bypass|overrule|do not follow|don't follow|stop following|olvid\\p{L}*|no (?:sigas?|obedezcas?|hagas caso)|desobedec\\p{L}*"
                                    + "|oubli\\p{L}*|ne (?:suis|suivez|respecte) (?:plus|pas)|vergiss|vergesst|missachte\\p{L}*|befolge|esque[cç]\\p{L}*|não (?:siga|obede[cç]a)|desconsidere")
                    + "[^.!?\\n]{0,45}?"
                    + word(
                            "(?:all |any |the |your |every )*(?:previous|prior|above|earlier|safety|system|initial|original)? ?(?:instructions?|rules|guidelines|directives|safety settings|system prompt|prompts?|everything above|everything before)"
                                    + "|(?:todas )?(?:las |tus |sus )?(?:instrucciones|reglas)(?: anteriores)?|todo lo anterior"
                                    + "|(?:toutes )?(?:les |tes |vos )?(?:instructions|règles|consignes)(?: précédentes)?|tout ce qui précède"
                                    + "|(?:alle )?(?:vorherigen |bisherigen |deine )?(?:anweisungen|regeln|vorgaben|instruktionen)|alles obige|alles bisherige"
                                    + "|(?:todas )?(?:as |suas |as suas )?(?:instruções|regras)(?: anteriores)?|tudo acima")),
    /** It wears the marks of a protocol: roles, fences, templates of chat models. */
    MARKUP(
            65,
            "<\\|?/?(?:im_start|im_end|system|assistant|user|endoftext)\\|?>|\\[/?inst\\]|<</?sys>>|<<\\s*(?:end )?data|‹‹\\s*(?:end )?data"
                    + "|(?m:^\\s*#{2,}\\s*(?:instruction|system|new|task|prompt))|(?m:^\\s*(?:system|sistema|système|systeme|assistant|developer)(?: message| prompt)?\\s*:)"
                    + "|\\{\\s*\"(?:role|name|function|tool)\"\\s*:"),
    /** It asks for what is kept back: the instructions, the prompt, the configuration, in whatever form. */
    SECRET(
            55,
            word(
                            "(?:system|hidden|secret|initial|developer)[ -]?(?:prompt|message|instructions?|rules)|prompt (?:del sistema|système|do sistema)|systemprompt|system prompt"
                                    + "|(?:your|tus|sus|tes|vos|deine[nr]?|as tuas|as suas|suas) (?:exact |exactas |exactes |genauen )?(?:prompt|instructions?|instrucciones|anweisungen|instruções|configuration|configuración|konfiguration|configuração)(?: exactas| exactes| exatas)?")
                    + "|" + word("repeat|repite|répète|wiederhole|repita|print|output") + "[^.!?\\n]{0,30}?"
                    + word(
                            "text above|texto de arriba|texte ci-dessus|text oben|texto acima|above verbatim|everything above")),
    /** It gives the model another part to play, or takes its limits off. */
    PERSONA(
            50,
            word(
                    "you are (?:now|no longer)(?= (?:a|an|the|my|dan|evil|\\p{L}*bot|unrestricted|free|in)\\b)|from now on you are|act as (?:if you (?:were|are)|an? (?:ai|unrestricted|unfiltered|different))"
                            + "|pretend (?:you|to be|that you)|jailbreak\\p{L}*|developer mode|debug mode|god mode|unrestricted ai|no restrictions|without restrictions|have no rules"
                            + "|ahora eres|a partir de ahora eres|actúa como (?:una? (?:ia|bot|modelo)|si (?:fueras|no))|sin (?:restricciones|reglas|filtros)|modo (?:depuración|desarrollador|dios)"
                            + "|tu es maintenant|à partir de maintenant tu es|agis comme (?:une? (?:ia|bot|modèle)|si tu)|sans (?:restrictions?|règles|filtres?)|mode (?:débogage|développeur)"
                            + "|du bist (?:jetzt|nun|ab jetzt)|ab jetzt bist du|(?:handle|verhalte dich|agiere) wie (?:eine? (?:ki|bot|modell))|ohne (?:einschränkungen|regeln|filter)|debugmodus|entwicklermodus"
                            + "|(?:agora )?você (?:agora )?é (?:um bot|uma ia|o meu assistente|meu assistente)|agora você é|a partir de agora você é|aja como (?:uma? (?:ia|bot|modelo)|se)|sem (?:restrições|regras|filtros)|modo de (?:depuração|desenvolvedor)")),
    /** It claims an office over the model. */
    AUTHORITY(
            35,
            word(
                    "(?:i am|i'm|as) (?:the |your )?(?:developer|creator|administrator|admin|owner|operator) (?:of (?:this|the) (?:bot|ai|system|assistant)|i (?:authori[sz]e|order|command|instruct))"
                            + "|the user is an? admin\\p{L}*|i authori[sz]e you|(?:soy|como) (?:el |tu )?(?:desarrollador|creador|administrador) (?:de este (?:bot|sistema)|te)|te autorizo a|el usuario es administrador"
                            + "|(?:je suis|en tant que?) ?'?(?:le |ton )?(?:développeur|créateur|administrateur) (?:de ce (?:bot|système)|je)|je t'autorise à|l'utilisateur est administrateur"
                            + "|(?:ich bin|als) (?:der |dein )?(?:entwickler|schöpfer|administrator) (?:dieses (?:bots|systems)|erlaube|befehle)|erlaube ich dir|der nutzer ist administrator"
                            + "|(?:sou|como) (?:o |seu )?(?:desenvolvedor|criador|administrador) (?:deste (?:bot|sistema)|autorizo)|autorizo você a|o usuário é administrador")),
    /** It calls tools, or speaks of calling them. */
    TOOLS(
            60,
            "(?<![\\p{L}_])(?:check_availability|(?:create|reschedule|cancel)_booking|update_lead_\\w+|record_fact|hand_off|opt_out|schedule_follow_up|end_conversation)(?![\\p{L}_])"
                    + "|\"arguments\"\\s*:|"
                    + word("(?:call|use|run|execute|invoke) the (?:function|tool|api)|tool[_ ]call")),
    /** It hides its letters, or what it says. */
    HIDDEN(
            46,
            "(?:[\\u200b\\u200c\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u2064\\ufeff\\u00ad].*){2,}|[\\x{E0000}-\\x{E007F}]"
                    + "|(?<![A-Za-z0-9+/=])[A-Za-z0-9+/]{48,}={0,2}(?![A-Za-z0-9+/=])|(?:(?<!\\p{L})\\p{L} ){9,}"),
    /** It gives new orders as one gives them to a machine. */
    ORDERS(
            46,
            word(
                            "new (?:system message|instructions?)|nuevas instrucciones|nouvelles instructions|neue (?:anweisungen|instruktionen)|novas instruções")
                    + "\\s*:|"
                    + word(
                            "you (?:must|will) (?:obey|comply)|obey (?:me|the user)|obedeces (?:mis|a)|tu obéis|gehorchst|obedece (?:às|a)|agree with everything")
                    + "|" + word("translate|traduce|traduis|übersetze|traduza|encode|decode|write|escribe|write out")
                    + "[^.!?\\n]{0,15}?"
                    + word(
                            "your (?:instructions|prompt|system message|rules)|tus instrucciones|tes instructions|deine anweisungen|as suas instruções")
                    + "|"
                    + word(
                            "verbatim|word for word|palabra por palabra|literalmente|mot pour mot|littéralement|wort für wort|wörtlich|palavra por palavra|in base64")),
    /** It asks for what belongs to other people. */
    OTHERS(
            50,
            word(
                            "(?:all|other|every|all the|your other|each)(?: \\p{L}+)? (?:leads?|customers?|clients?|contacts?|users?)(?:'s?)?|customer data|all (?:phone numbers|contacts|leads)"
                                    + "|(?:todos los|otros|los demás) (?:datos de los )?(?:clientes|contactos)|(?:tous les|autres|toutes les données des) (?:clients|contacts)"
                                    + "|(?:alle[nr]?|anderer|sämtliche) (?:kunden\\p{L}*|kontakten?|leads)|alle kundendaten|(?:todos os|outros) (?:dados dos )?(?:clientes|contatos|contactos)")
                    + "[^.!?\\n]{0,40}?"
                    + word(
                            "phone|numbers?|data|e-?mails?|@|teléfonos?|datos|numéros?|données|telefonnummern|daten|telefones?|dados|won|ganado|gagné|gewonnen|ganhou")
                    + "|" + word("phone numbers|prices?|price list|numbers|precios|prix|preise|preços")
                    + "[^.!?\\n]{0,12}?"
                    + word("of|de|des|anderer|dos") + "[^.!?\\n]{0,6}?"
                    + word(
                            "(?:your )?other (?:clients|customers|leads)|otros clientes|autres clients|kunden|outros clientes")
                    + "|"
                    + word(
                            "(?:text|message|write to|email) (?:every|all)(?: \\p{L}+)? (?:leads?|contacts?|customers?)|(?:manda|escribe) a todos los|écris à tous les|schreibe allen|mande a todos os")
                    + "|"
                    + word("customer data|datos de los clientes|données des clients|kundendaten|dados dos clientes")
                    + "[^.!?\\n]{0,25}?@"),
    /** It wants what a check stands before. */
    UNCHECKED(
            30,
            word(
                    "(?:confirm|book|approve)\\p{L}*[^.!?\\n]{0,40}? without (?:checking|verif\\p{L}+)|(?:confirma|reserva)\\p{L}*[^.!?\\n]{0,40}? sin (?:comprobar|verificar)"
                            + "|confirme[^.!?\\n]{0,40}? sans vérifier|bestätige[^.!?\\n]{0,40}? ohne prüfung|confirme[^.!?\\n]{0,40}? sem verificar|100 ?% (?:discount|de descuento|de remise|rabatt|de desconto)"));

    private final int weight;
    private final Pattern pattern;

    Signal(int weight, String pattern) {
        this.weight = weight;
        this.pattern = Pattern.compile("(?U)" + pattern);
    }

    int weight() {
        return weight;
    }

    boolean speaksOf(String text) {
        return pattern.matcher(text).find();
    }

    private static String word(String forms) {
        return "(?<!\\p{L})(?:" + forms + ")(?!\\p{L})";
    }
}

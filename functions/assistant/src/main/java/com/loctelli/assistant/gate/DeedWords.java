package com.loctelli.assistant.gate;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words by which a reply says that something was done to an appointment, language by language. */
final class DeedWords {
    private static final String DAYS = String.join("|", Calendars.DAYS);
    private static final String THING =
            "(?:appointment|booking|meeting|visit|inspection|call|consultation|session|reservation|slot|time|it|that|this|you|yours|one)";

    private static final List<String> BOOKED = List.of(
            // English
            "booked|confirmed|scheduled|reserved|locked in|pencil+ed in|all set|secured",
            "you're (?:in|set|down|good) for|see you (?:then|there|on|at|tomorrow|next|" + DAYS + ")",
            "looking forward to (?:seeing|meeting) you (?:on|at|tomorrow)",
            "(?:put|got|have|wrote|added|marked|slotted|entered|squeezed|fit|fitted|noted|signed|wrote) you (?:down|in|on|for|up)",
            "(?:i've|i have|we've|we have|just|i) (?:just |already )?(?:set|setting) (?:you )?up (?:your |an |the )?(?:"
                    + THING + ")",
            "(?:(?:it|that|everything|appointment|booking|visit|slot|time)(?:'s| is| has been)|all|been) (?:now |all )?(?:arranged|settled|sorted|taken care of|set up)",
            "in (?:our|the) (?:calendar|schedule|diary|books|system)|(?:you |you're |put |are )[^.;!?]{0,12}on (?:our|the) (?:schedule|calendar|books)",
            "(?:is|are) (?:all )?yours(?! if)|(?:saved|held|kept|grabbed|got|took) (?:you )?(?:that|this|the|your|a) (?:spot|slot|time|place)(?! until)",
            "consider it (?:booked|done)|(?:reservation|booking|appointment) (?:went through|is complete|is in place|has been made|was made|is made|is set)",
            // Spanish
            "reservad[oa]s?|confirmad[oa]s?|agendad[oa]s?|apuntad[oa]s?|programad[oa]s?|concertad[oa]s?|fijad[oa]s?",
            "(?:he|hemos|te|le) reserv(?:é|amos)|nos vemos (?:el|mañana|a las|entonces|na|às|amanhã|lá)|le espero (?:el|mañana)",
            "(?:te|le|lo|la|os|les) (?:(?:he|hemos|tengo|tenemos) (?:ya )?(?:anotad[oa]|puest[oa]|inscrit[oa]|dad[oa] cita|metid[oa])|puse|pusimos|anoté|apunté|agendé|inscribí)",
            "ya (?:está|queda|tiene|tienes) (?:usted )?(?:en (?:la|nuestra) agenda|cita|su cita|tu cita|hora)|en (?:la|nuestra) agenda|en (?:el|nuestro) calendario",
            "(?:es|queda) (?:suy|tuy)[oa](?! si)|(?:he|hemos) guardado (?:esa|la|su|el|este|ese) (?:hora|sitio|hueco|cita)",
            "acabo de (?:reservar|agendar|programar|apuntar|concertar|registrar|anotar)|(?:cita|visita) (?:hecha|cerrada|fijada|concertada)",
            "reserva (?:ya )?(?:está |queda |se ha |ha sido )?(?:registrad|hech|complet|realizad|cerrad)\\p{L}*|todo (?:está |queda )?(?:arreglado|cerrado|agendado)",
            // Portuguese
            "marcad[oa]s?|marquei|agendei|reservei|confirmei|até (?:lá|amanhã|segunda|terça|quarta|quinta|sexta)|vemo-nos",
            "(?:já )?(?:o|a|te|lhe|você) (?:inscrevi|anotei|coloquei|pus)|(?:anotei|inscrevi|coloquei|pus) (?:você|o senhor|a senhora)|na (?:nossa |minha )?agenda",
            "(?:é|fica) (?:su|vossa|tu)a(?! se)|(?:guardei|segurei|garanti) (?:esse|este|o|a|essa) (?:horário|vaga|hora|lugar)",
            "já tem (?:uma |a sua )?(?:consulta|visita|hora|reunião|horário)|acabei de (?:agendar|marcar|reservar|anotar)|tudo (?:combinado|acertado)",
            "reserva (?:entrou|foi feita|foi registad\\p{L}+|foi registrad\\p{L}+|está feita)|combinad[oa] para",
            // French
            "réservée?s?|confirmée?s?|planifiée?s?|programmée?s?|fixée?s?|calée?s?|rendez-vous (?:est )?(?:pris|fixé)|c'est (?:bon|réglé|calé) pour",
            "à (?:demain|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)(?=$|[ ,!.]*(?:$|\\d|à \\d|alors|donc))",
            "(?:vous|t') ?ai (?:bien |déjà )?(?:inscrit|noté|mis|placé|ajouté|casé)e?|dans (?:notre|l'|mon|nos) ?agendas?|au planning",
            "vous avez (?:maintenant |désormais |bien |donc )?(?:un |votre )?rendez-vous(?= (?:chez|avec|le|mardi|mercredi|jeudi|vendredi|lundi|demain))",
            "est à vous(?! si)|(?:ai|avons) (?:gardé|bloqué|retenu|sauvé)e? (?:ce|cette|le|la|votre) (?:créneau|place|heure)",
            "je viens de (?:réserver|planifier|programmer|caler|fixer|noter|prendre)|tout est (?:arrangé|réglé|calé)|réservation (?:est |a été )?(?:passée|faite|enregistrée|effectuée|validée)",
            // German
            "gebucht|bestätigt|reserviert|eingetragen|vereinbart|eingeplant|vorgemerkt|ausgemacht|steht fest|geplant(?! ist)",
            "gehört ihnen|(?:platz|termin|zeit) (?:fest )?(?:gesichert|freigehalten)",
            "bis (?:dann|morgen|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)(?=$|,? um)",
            "(?:stehen|sind|steht|bist|stehst) [^.;!?]{0,40}im kalender|habe? (?:sie|dich|ihnen|dir|den termin|ihren termin) [^.;!?]{0,40}(?:notiert|aufgenommen|eingebucht|eingeschrieben)",
            "(?:haben|hast) (?:sie |du )?[^.;!?]{0,20}(?:festen|fixen) termin|buchung [^.;!?]{0,30}(?:eingegangen|fest|durch|abgeschlossen|erfolgt)|(?:alles|termin) ist (?:geregelt|fix|erledigt)");

    private static final List<String> MOVED = List.of(
            "rescheduled|(?:moved|changed|switched|shifted|postponed|pushed|bumped|swapped|transferred|brought) (?:your |the )?(?:"
                    + THING + ")",
            THING
                    + " (?:is|has been|was|'s been|is now|are) (?:now )?(?:moved|changed|shifted|postponed|switched|pushed)",
            "reprogramad[oa]s?|reagendad[oa]s?|aplazad[oa]s?|(?:cita|visita|inspección) (?:ha sido |queda |está )?(?:cambiada|movida|trasladada|pasada)",
            "(?:he|hemos) (?:ya )?(?:cambiado|movido|pasado|trasladado|adelantado|aplazado|atrasado)|(?:pasé|cambié|moví|trasladé|aplacé) (?:su|tu|la)",
            "reportée?s?|déplacée?s?|décalée?s?|(?:ai|avons) (?:\\p{L}+ )?(?:basculé|repoussé|avancé|changé)e?",
            "verschoben|verlegt|umgebucht|umgelegt|umgeplant|vorgezogen|auf [^.;!?]{1,40} (?:gelegt|geschoben|gesetzt|geändert)",
            "remarcad[oa]s?|remarquei|adiad[oa]s?|(?:consulta|visita|inspeção) (?:foi )?(?:alterada|movida|mudada|transferida)",
            "(?:mudei|passei|alterei|transferi|adiei|antecipei) (?:a|o|você|sua|seu|para)");

    private static final List<String> CANCELLED = List.of(
            "cancell?ed|called off|(?:removed|deleted|scrapped|dropped|withdrawn|erased) (?:your |the |that |this )?(?:"
                    + THING + ")",
            "(?:taken|took) (?:you|it|that|your \\p{L}+|the \\p{L}+) off|(?:is|are|you're) (?:now )?off (?:our|the) (?:schedule|calendar|books)",
            "cancelad[oa]s?|anulad[oa]s?|(?:he|hemos) (?:ya )?(?:cancelado|anulado|quitado|borrado|eliminado|retirado)|dad[oa] de baja|(?:quité|borré|eliminé|anulé|cancelé) (?:su|tu|la)",
            "annulée?s?|(?:ai|avons) (?:\\p{L}+ )?(?:retiré|supprimé|effacé|enlevé)e?|(?:rendez-vous|visite) (?:est |a été )(?:retiré|supprimé|effacé)e?",
            "storniert|abgesagt|gelöscht|gestrichen|(?:aus|von) (?:dem|unserem|der) (?:kalender|plan|liste) (?:heraus|raus)?genommen|ausgetragen|aufgehoben",
            "desmarcad[oa]s?|desmarquei|cancelei|(?:apaguei|removi|retirei|tirei|eliminei|excluí) (?:a|o|você|sua|seu)|(?:o|a|te) (?:tirei|retirei|removi)");

    private static final List<String> OPTED_OUT = List.of(
            "unsubscribed|opted (?:you )?out|(?:removed|deleted) your number|(?:taken|took) your number off",
            "(?:won't|will not|will no longer) (?:get|receive|hear) (?:any )?(?:more |further |another )?(?:texts?|messages?|from us)",
            "(?:we|i)(?:'ll| will|'ve| have) stop(?:ped)? (?:texting|messaging|contacting|writing to) you",
            "no (?:recibirá|recibirás|le enviaremos|te enviaremos|le escribiremos) más",
            "(?:ne recevrez|n'aurez) plus|désinscrite?|désabonnée?|ne vous (?:écrirons|enverrons) plus",
            "(?:erhalten|bekommen|erhältst|bekommst) keine (?:weiteren )?(?:nachrichten|sms) mehr|abgemeldet",
            "não (?:receberá|vai receber|enviaremos) mais|descadastrad[oa]");

    private static final Map<Deed, Pattern> OF = new EnumMap<>(Map.of(
            Deed.BOOKED, words(BOOKED),
            Deed.MOVED, words(MOVED),
            Deed.CANCELLED, words(CANCELLED),
            Deed.OPTED_OUT, words(OPTED_OUT)));
    private static final Pattern NONE = Pattern.compile("(?!)");

    private DeedWords() {}

    /** What says that the deed is done. */
    static Pattern of(Deed deed) {
        return OF.getOrDefault(deed, NONE);
    }

    private static Pattern words(List<String> forms) {
        return Pattern.compile(forms.stream().collect(Collectors.joining("|", "(?U)(?<!\\p{L})(?:", ")(?!\\p{L})")));
    }
}

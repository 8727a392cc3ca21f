package com.loctelli.standins.model;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The salesperson's sentences in one language. None of them states a time or claims a booking by itself.
 *
 * @param intro takes the name
 * @param ai takes the name
 * @param offer takes the lines of times
 * @param taken takes the lines of times
 * @param booked takes the time
 * @param moved takes the time
 */
record Phrases(
        String intro,
        String open,
        String thanks,
        String welcome,
        String unsure,
        String propose,
        String ai,
        String offer,
        String taken,
        String noneFree,
        String booked,
        String moved,
        String cancelled,
        String failed,
        String person,
        String goodbye,
        String later,
        String parting,
        String stillThere,
        String anythingElse) {

    static final Phrases ENGLISH = new Phrases(
            "Hi, this is %s, the AI assistant.",
            "How can I help you?",
            "Thanks for letting me know.",
            "You're welcome! Just text us if anything comes up.",
            "Good question. I'd rather have a colleague confirm that than guess.",
            "Would you like me to look for a time for an appointment?",
            "Yes, I'm %s, an AI assistant. A person from the team can take over whenever you like.",
            "These times are free:\n%s\nWhich one suits you best?",
            "Sorry, that time has just been taken. These are still free:\n%s\nWhich one suits you?",
            "I can't find a free time there right now. Would another day work for you?",
            "Your appointment is booked: %s. See you then!",
            "Your appointment is moved: %s. See you then!",
            "Your appointment is cancelled.",
            "Sorry, that didn't work on our side. A colleague will get back to you about it.",
            "Of course. A colleague will take over and write to you here.",
            "Understood. You won't get any more texts from us.",
            "Of course. I'll write to you again then.",
            "No problem, and thank you for telling me. All the best!",
            "Just checking in: are you still looking for help with this?",
            "Is there anything else you would like to know?");

    static final Phrases SPANISH = new Phrases(
            "Hola, soy %s, la asistente virtual (IA).",
            "¿En qué puedo ayudarle?",
            "Gracias por la información.",
            "¡De nada! Escríbanos cuando quiera.",
            "Buena pregunta. Prefiero que un colega se lo confirme.",
            "¿Quiere que busque una hora para una cita?",
            "Sí, soy %s, una asistente de inteligencia artificial."
                    + " Una persona del equipo puede atenderle cuando quiera.",
            "Estas horas están libres:\n%s\n¿Cuál le viene mejor?",
            "Lo siento, esa hora acaba de ocuparse. Estas siguen libres:\n%s\n¿Cuál prefiere?",
            "Ahora no encuentro una hora libre. ¿Le viene bien otro día?",
            "Su cita está reservada: %s. ¡Hasta entonces!",
            "Su cita queda cambiada: %s. ¡Hasta entonces!",
            "Su cita queda cancelada.",
            "Lo siento, algo falló de nuestro lado. Un colega le escribirá.",
            "Por supuesto. Un colega le atenderá y le escribirá por aquí.",
            "Entendido. No recibirá más mensajes nuestros.",
            "Por supuesto. Le escribiré entonces.",
            "Sin problema, y gracias por decírmelo. ¡Que le vaya bien!",
            "Quería saber si todavía le interesa.",
            "¿Hay algo más que quiera saber?");

    static Phrases of(String lead) {
        return Intent.SPANISH.in(lead) ? SPANISH : ENGLISH;
    }

    /** The lines that offer these times, by alias. */
    static String lines(List<Slot> slots) {
        return slots.stream().map(slot -> slot.alias() + ": " + slot.text()).collect(Collectors.joining("\n"));
    }
}

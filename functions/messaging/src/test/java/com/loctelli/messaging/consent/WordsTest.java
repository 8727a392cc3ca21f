package com.loctelli.messaging.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "STOP",
                "stop",
                " Stop. ",
                "STOP!!!",
                "StopAll",
                "UNSUBSCRIBE",
                "cancel",
                "END",
                "Quit",
                "REVOKE",
                "OPTOUT",
                "opt-out",
                "opt out",
                "\"stop\"",
                "Alto",
                "parar",
                "ARRÊT",
                "arrêter",
                "stopp",
                "abmelden",
                "sair"
            })
    void aStopWordAloneIsACommand(String text) {
        assertEquals(Optional.of(Keyword.STOP), Keyword.of(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cancel my 2pm and give me 3pm",
                "stop by at noon?",
                "yes please",
                "the end of the week",
                "no",
                "",
                "🙂",
                "is there more info"
            })
    void wordsInASentenceAreNoCommand(String text) {
        assertEquals(Optional.empty(), Keyword.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"START", "yes", "Unstop."})
    void startWordsAreCommands(String text) {
        assertEquals(Optional.of(Keyword.START), Keyword.of(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "please don't text me any more",
                "Please don’t text me anymore",
                "do not contact me again",
                "STOP TEXTING ME",
                "stop messaging me please",
                "remove me from your list",
                "Take me off this list!",
                "no more texts",
                "lose my number",
                "leave me alone",
                "I don't want to receive these",
                "dont message me",
                "unsubscribe me",
                "quit texting me",
                "I want to opt out",
                "never contact me again",
                "stop sending me these",
                "no me escribas",
                "no quiero recibir mensajes",
                "arrêtez de m'envoyer des sms",
                "keine nachrichten mehr",
                "não me mande mensagens"
            })
    void aRevocationInOwnWordsIsHeard(String text) {
        assertEquals(Optional.of(Revocation.NO_MORE), Revocation.in(text).map(Revocation.Reading::meaning));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wrong number",
                "Sorry, you have the wrong number",
                "u got the wrong person",
                "número equivocado",
                "falsche nummer"
            })
    void aWrongNumberIsHeard(String text) {
        assertEquals(Optional.of(Revocation.WRONG_NUMBER), Revocation.in(text).map(Revocation.Reading::meaning));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I don't know, what do you have?",
                "Can you stop by at 3?",
                "Tuesday works",
                "Did I text the wrong number?",
                "I can't stop thinking about that kitchen",
                "cancel my appointment please",
                "take me to the booking page",
                "We want to end our old contract",
                "Could you call me instead?",
                "No, the other one",
                "remove the second slot",
                "I do not have a budget yet",
                "How do I contact you?",
                "don't stop texting, this helps"
            })
    void ordinaryTextsAreNotRevocations(String text) {
        assertEquals(Optional.empty(), Revocation.in(text));
    }
}

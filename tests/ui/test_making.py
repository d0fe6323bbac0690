"""Files in the making: a click that comes meanwhile ends it, and what was made until then is offered."""

import streamlit as st
from streamlit.testing.v1 import AppTest

from indmap.ui import making
from indmap.words.language import Language
from indmap.words.texts import Texts


def clicked() -> bytes:
    st.rerun()  # what a click on the page does to the run


def script():
    from tests.ui import test_making as here  # noqa: PLC0415 - a script of its own

    here.page()


def page():
    texts = Texts(Language.EN)
    jobs = [
        making.Job("First", "first.pptx", "text/plain", lambda: b"1"),
        making.Job("Second", "second.pptx", "text/plain", clicked),
        making.Job("Third", "third.pptx", "text/plain", lambda: b"3"),
    ]
    if "begun" not in st.session_state:
        st.session_state["begun"] = True
        making.run(jobs, 3, "this", texts)
    making.show(st.session_state.get("of", "this"), texts)


def test_what_was_made_before_a_stop_is_kept_and_said():
    at = AppTest.from_function(script, default_timeout=60).run()
    assert not at.exception
    texts = Texts(Language.EN)
    assert at.info[0].value.replace("\\", "") == texts("meeting.stopped", n=1, of=3)
    assert [each.proto.label for each in at.get("download_button")] == ["First"]
    at.session_state["of"] = "that"
    at.run()
    assert at.info[0].value.replace("\\", "") == texts("meeting.outdated")
    assert not at.get("download_button")

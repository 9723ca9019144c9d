//! Grants: recipient × purpose × kinds of data × time.

use penchant::consent::{
    ConsentAnswer, Decision, Desk, EgressRequest, Grant, GrantId, Offers, PendingRequest, Purpose, Scope,
    Scopes,
    grant::{THIRTY_DAYS_MS, Term},
    request::{HeaderValue, MOST_BYTES},
};

const NOW: i64 = 1_767_225_600_000;
const PURPOSES: [Purpose; 4] = [Purpose::Plan, Purpose::Lookup, Purpose::Picture, Purpose::Catalog];
const URLS: [&str; 3] = ["https://a.example/x", "https://a.example:8443/x", "https://b.example/x"];

fn scopes(bits: u32) -> Scopes {
    Scope::ALL.into_iter().enumerate().filter(|(i, _)| bits & (1 << i) != 0).map(|(_, scope)| scope).collect()
}

fn request(url: &str, purpose: Purpose, scopes: Scopes) -> EgressRequest {
    EgressRequest::post(url, purpose, scopes, Vec::new(), b"{}".to_vec()).unwrap()
}

fn question(desk: &Desk, request: EgressRequest, now: i64) -> PendingRequest {
    match desk.decide(request, now) {
        Decision::Ask(question) => question,
        other => panic!("{other:?}"),
    }
}

#[test]
fn without_a_grant_everything_is_asked_about() {
    for url in URLS {
        for purpose in PURPOSES {
            for bits in 0..1 << Scope::ALL.len() {
                question(&Desk::default(), request(url, purpose, scopes(bits)), NOW);
            }
        }
    }
}

/// Every grant against every request: what is let through is exactly what the words say.
#[test]
fn a_grant_covers_its_recipient_purpose_kinds_and_time_and_nothing_else() {
    let (mut through, mut asked) = (0, 0);
    let terms = [Term::Session, Term::Until(NOW + 10), Term::Until(NOW)];
    for (granted_url, granted_purpose) in [(URLS[0], Purpose::Plan), (URLS[2], Purpose::Lookup)] {
        for granted_bits in 0..1_u32 << Scope::ALL.len() {
            for term in terms {
                let mut desk = Desk::default();
                let model = request(granted_url, granted_purpose, scopes(granted_bits));
                desk.add(Grant {
                    id: GrantId(7),
                    recipient: model.recipient().clone(),
                    purpose: granted_purpose,
                    scopes: scopes(granted_bits),
                    term,
                    given_at_ms: NOW - 5,
                });
                for url in URLS {
                    for purpose in PURPOSES {
                        for bits in [0, 1, 2, 3, 6, 64, 96, 127, granted_bits, granted_bits | 8] {
                            for now in [NOW - 6, NOW - 5, NOW, NOW + 10] {
                                let covered = url == granted_url
                                    && purpose == granted_purpose
                                    && bits & !granted_bits == 0
                                    && match term {
                                        Term::Session => true,
                                        Term::Until(end) => (NOW - 5..end).contains(&now),
                                    };
                                match desk.decide(request(url, purpose, scopes(bits)), now) {
                                    Decision::Granted(permit) => {
                                        assert!(covered && permit.grant() == Some(GrantId(7)));
                                        through += 1;
                                    }
                                    Decision::Ask(_) => {
                                        assert!(!covered);
                                        asked += 1;
                                    }
                                    Decision::Refused => panic!("nothing was refused"),
                                }
                            }
                        }
                    }
                }
            }
        }
    }
    assert!(through > 1000 && asked > 100_000, "{through} let through, {asked} asked");
}

#[test]
fn each_answer_lets_through_what_it_says() {
    let plan = || request(URLS[0], Purpose::Plan, scopes(1));
    // Answer; whether this request may go; until when the next one may go unasked.
    let cases: [(ConsentAnswer, bool, Option<i64>); 4] = [
        (ConsentAnswer::No, false, None),
        (ConsentAnswer::Once, true, None),
        (ConsentAnswer::Session, true, Some(i64::MAX)),
        (ConsentAnswer::ThirtyDays, true, Some(NOW + THIRTY_DAYS_MS)),
    ];
    for (answer, now_goes, end) in cases {
        let mut desk = Desk::default();
        let asked = question(&desk, plan(), NOW);
        let answered = desk.answer(asked, answer, GrantId(1), NOW);
        assert_eq!(answered.is_some(), now_goes, "{answer:?}");
        let grant = answered.and_then(|(permit, grant)| {
            assert_eq!(permit.grant(), grant.as_ref().map(|g| g.id));
            grant
        });
        assert_eq!(grant.is_some(), end.is_some(), "{answer:?}");
        grant.into_iter().for_each(|grant| desk.add(grant));
        for later in [NOW, NOW + THIRTY_DAYS_MS - 1, NOW + THIRTY_DAYS_MS] {
            let goes = matches!(desk.decide(plan(), later), Decision::Granted(_));
            assert_eq!(goes, end.is_some_and(|end| later < end), "{answer:?} at {later}");
        }
    }
}

#[test]
fn a_no_is_not_asked_again_until_the_person_wants_to_be() {
    let mut desk = Desk::default();
    let asked = question(&desk, request(URLS[0], Purpose::Plan, scopes(1)), NOW);
    assert!(desk.answer(asked, ConsentAnswer::No, GrantId(1), NOW).is_none());
    assert_eq!(desk.decide(request(URLS[0], Purpose::Plan, scopes(0)), NOW), Decision::Refused);
    // Another purpose or recipient is another question.
    question(&desk, request(URLS[0], Purpose::Lookup, scopes(1)), NOW);
    question(&desk, request(URLS[1], Purpose::Plan, scopes(1)), NOW);
    let (recipient, purpose) = desk.refused().next().unwrap().clone();
    desk.ask_again(&recipient, purpose);
    question(&desk, request(URLS[0], Purpose::Plan, scopes(1)), NOW);
}

#[test]
fn a_grant_that_is_revoked_here_or_elsewhere_covers_nothing() {
    let mut desk = Desk::default();
    for (id, answer) in [(1, ConsentAnswer::Session), (2, ConsentAnswer::ThirtyDays)] {
        let purpose = PURPOSES[id as usize];
        let asked = question(&desk, request(URLS[0], purpose, scopes(1)), NOW);
        let (_, grant) = desk.answer(asked, answer, GrantId(id), NOW).unwrap();
        desk.add(grant.unwrap());
    }
    assert_eq!(desk.grants(NOW).count(), 2);
    // Another tab revoked what is kept: the grant of this session stays.
    desk.keep(Vec::new());
    question(&desk, request(URLS[0], PURPOSES[2], scopes(1)), NOW);
    assert!(matches!(desk.decide(request(URLS[0], PURPOSES[1], scopes(1)), NOW), Decision::Granted(_)));
    assert!(desk.revoke(GrantId(1)) && !desk.revoke(GrantId(1)));
    question(&desk, request(URLS[0], PURPOSES[1], scopes(1)), NOW);
}

#[test]
fn what_was_not_offered_is_not_even_computed() {
    let offers = Offers::new([Scope::Taste].into_iter().collect());
    assert_eq!(offers.offer(Scope::Taste, || 5).map(|offered| *offered.value()), Some(5));
    assert!(offers.offer(Scope::Titles, || -> u8 { panic!("it was computed") }).is_none());
}

#[test]
fn the_message_is_all_that_the_app_sends_with_the_key_hidden() {
    let headers = vec![
        ("content-type", HeaderValue::Plain("application/json".into())),
        ("authorization", HeaderValue::Key { prefix: "Bearer " }),
    ];
    let request =
        EgressRequest::post(URLS[1], Purpose::Plan, scopes(1), headers, b"{\"a\":1}".to_vec()).unwrap();
    let message = "POST https://a.example:8443/x\ncontent-type: application/json\nauthorization: Bearer ‹key›\n\n{\"a\":1}";
    assert_eq!(String::from_utf8(request.message()).unwrap(), message);
}

#[test]
fn malformed_and_oversized_requests_cannot_be_made() {
    let post = |value: &str, size: usize| {
        let headers = vec![("x", HeaderValue::Plain(value.into()))];
        EgressRequest::post(URLS[0], Purpose::Plan, scopes(1), headers, vec![b'a'; size])
    };
    assert!(post("fine", 100).is_ok());
    assert!(post("two\r\nheaders: x", 100).is_err());
    assert!(post("fine", MOST_BYTES).is_err());
}

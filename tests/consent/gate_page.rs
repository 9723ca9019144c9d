//! The gate's page: what it may run is what was reviewed, and what it may reach is what is written.

use sha2::{Digest, Sha256};

const PAGE: &str = include_str!("../../static/gate.html");
const APP: &str = include_str!("../../index.html");

fn policy(html: &str) -> Vec<&str> {
    let (_, rest) = html.split_once("Content-Security-Policy\" content=\"").expect("a policy");
    rest.split('"').next().unwrap().split(';').map(str::trim).collect()
}

#[test]
fn the_script_is_the_one_that_the_policy_names_and_the_only_one() {
    let scripts: Vec<&str> =
        PAGE.split("<script>").skip(1).map(|s| s.split("</script>").next().unwrap()).collect();
    let [script] = scripts[..] else { panic!("{} scripts", scripts.len()) };
    let hash = base64(&Sha256::digest(script));
    assert!(policy(PAGE).contains(&format!("script-src 'sha256-{hash}'").as_str()), "it is sha256-{hash}");
    // Small enough to be read at one sitting.
    assert!(script.len() < 4_000 && PAGE.matches("<script").count() == 1, "{} bytes", script.len());
}

#[test]
fn the_gate_reaches_the_network_and_nothing_else_and_the_app_the_reverse() {
    let gate = policy(PAGE);
    assert_eq!(gate[0], "default-src 'none'");
    assert_eq!(
        gate[2..],
        ["connect-src https: http://localhost:* http://127.0.0.1:*", "base-uri 'none'", "form-action 'none'"]
    );
    let app = policy(APP);
    for kept in ["default-src 'none'", "connect-src 'self'", "frame-src 'self'", "worker-src 'self' blob:"] {
        assert!(app.contains(&kept), "{kept}");
    }
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let number = three.iter().fold(0_u32, |n, b| n << 8 | u32::from(*b)) << (8 * (3 - three.len()));
        for place in 0..4 {
            let letter = LETTERS[(number >> (18 - 6 * place)) as usize & 63];
            text.push(if place <= three.len() { char::from(letter) } else { '=' });
        }
    }
    text
}

//! The gate's page: what it may run is what was reviewed, and what it may reach is what is written.

const PAGE: &str = include_str!("../../static/web/app/gate.html");
const SCRIPT: &str = include_str!("../../static/web/app/gate.ts");
const APP: &str = include_str!("../../index.html");

fn policy(html: &str) -> Vec<&str> {
    let (_, rest) = html.split_once("Content-Security-Policy\" content=\"").expect("a policy");
    rest.split('"').next().unwrap().split(';').map(str::trim).collect()
}

#[test]
fn the_page_runs_one_script_which_its_policy_names() {
    // Which script that is, the build checks (`xtask/web.mjs`): it puts the code into the page.
    let script = policy(PAGE)[1];
    assert!(script.starts_with("script-src 'sha256-") && script.matches('\'').count() == 2, "{script}");
    assert_eq!(PAGE.matches("<script").count(), 1);
    // Small enough to be read at one sitting.
    assert!(SCRIPT.len() < 4_000, "{} bytes", SCRIPT.len());
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

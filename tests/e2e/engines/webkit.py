#!/usr/bin/python3
"""A window of WebKitGTK's for the tests to drive.

The browser that comes with WebKitGTK, MiniBrowser, keeps nothing on disk while it is driven, so that nothing could be
said of what survives. This one keeps everything in a folder, and takes every address through a proxy.

usage: webkit.py FOLDER PROXY
"""

import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gtk, WebKit2  # noqa: E402

folder, proxy = sys.argv[1:]
data = WebKit2.WebsiteDataManager(base_data_directory=f"{folder}/data", base_cache_directory=f"{folder}/cache")
# As Safari does, and as browsers on WebKitGTK do by default.
data.set_itp_enabled(True)
data.set_network_proxy_settings(WebKit2.NetworkProxyMode.CUSTOM, WebKit2.NetworkProxySettings.new(proxy, []))
context = WebKit2.WebContext(website_data_manager=data)
context.set_automation_allowed(True)


def show(view):
    view.get_settings().set_enable_write_console_messages_to_stdout(True)
    view.connect("create", lambda opener, _: show(WebKit2.WebView(related_view=opener, is_controlled_by_automation=True)))
    view.connect("permission-request", answer)
    window = Gtk.Window()
    window.set_default_size(1280, 900)
    window.add(view)
    window.show_all()
    view.connect("close", lambda _: window.destroy())
    return view


def answer(_view, request):
    """A person who says yes to the one question that is asked here: may the frame open what the app has stored?"""
    if isinstance(request, WebKit2.WebsiteDataAccessPermissionRequest):
        request.allow()
        return True
    return False


def started(_context, session):
    info = WebKit2.ApplicationInfo()
    info.set_name("WebKitGTK")
    info.set_version(*(getattr(WebKit2, f"get_{part}_version")() for part in ("major", "minor", "micro")))
    session.set_application_info(info)
    session.connect("create-web-view", lambda _: show(WebKit2.WebView(web_context=context, is_controlled_by_automation=True)))


context.connect("automation-started", started)
Gtk.main()

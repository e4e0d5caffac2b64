import QtQuick

// What stands over a screen while nothing is heard from the hall.
Rectangle {
    id: page

    property var words: ({ zh: "", en: "" })
    property var detail: ({ zh: "", en: "" })
    property real unit: 1
    property bool strip: false

    color: Theme.ground

    Column {
        visible: !page.strip
        anchors.centerIn: parent
        width: parent.width * 0.86
        spacing: 48 * page.unit
        Both {
            width: parent.width
            words: page.words
            size: Theme.title * 1.4 * page.unit
            strong: true
            align: Text.AlignHCenter
            color: Theme.warning
        }
        Both {
            width: parent.width
            words: page.detail
            size: Theme.large * page.unit
            align: Text.AlignHCenter
        }
    }
    Both {
        visible: page.strip
        anchors.fill: parent
        anchors.margins: parent.height * 0.08
        words: page.words
        size: (parent.height * 0.84) / (Theme.language === "both" ? 2.1 : 1.4)
        align: Text.AlignHCenter
        color: Theme.warning
    }
}
